import type { FrontendApiRequest } from '../api/transport.ts'
import { isFrontendApiError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import type { Identified } from '../state/state.ts'

/** @param path The resource's own path. */
export const proofRequest = (path: string, proofToken: string): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.protectCheckOf(path),
  body: { proofToken },
})

/** Whether the server says that the challenge was already passed, for example in another tab. */
export const isAlreadyResolved = (error: unknown): boolean =>
  isFrontendApiError(error) && error.errors[0]?.code === 'protect_check_already_resolved'

/** What may have a challenge. */
export interface Challenged extends Identified {
  readonly protectCheck?: ProtectCheck | null
}

/** Whether the challenge of the earlier value is passed: it is gone, or another one has taken its place. */
export const isPassed = (before: Challenged, after: Challenged): boolean =>
  after.id === before.id && after.protectCheck?.token !== before.protectCheck?.token
