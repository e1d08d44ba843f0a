import type { Observation, Outcome } from './observation.ts'
import type { Override } from './plain.ts'

/** Where we differ from the official client on purpose: in what is named here, and in nothing else of that recording. */
export interface Difference {
  readonly fixture: string
  /** The number of the official client's defect that we do not repeat; absent for a decision of our own. */
  readonly finding?: string
  readonly whatWeDo: string
  /** By the number of the step, from 1: what we do in place of what was recorded. */
  readonly ours: Readonly<Record<number, Override<Observation>>>
  /** What is left to say about the errors of all calls. */
  readonly check?: (errors: readonly unknown[]) => boolean
}

export const failed = (result: Outcome['result'], code: string): Outcome => ({
  result,
  error: { kind: 'client', code },
})

export const general = (...codes: string[]): Override<Observation> => ({ errors: { global: codes } })

/** Whether every error has one of that code as its cause. */
export const causedBy =
  (code: number) =>
  (errors: readonly unknown[]): boolean =>
    errors.every((error) => error instanceof Error && Reflect.get(Object(error.cause), 'code') === code)

/** The official client lists an error response as a whole, under the one code `api_response_error`. */
export const ENTRIES_ARE_GENERAL = 'what belongs to no field is listed entry by entry, each with its own code'
