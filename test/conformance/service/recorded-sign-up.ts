import { readdirSync, readFileSync } from 'node:fs'
import type { Members } from '../plain.ts'

export interface Exchange {
  readonly request: { readonly method: string; readonly path: string; readonly body?: Members }
  readonly response: { readonly status: number; readonly json?: unknown; readonly fixture?: string }
}

export interface Step {
  /** A dotted path from the client. */
  readonly call: string
  readonly args: readonly unknown[]
  readonly exchanges: readonly Exchange[]
  /** What the sign-up shows then, `nextStep` included. */
  readonly after: Members
  /** The code that the call fails with. */
  readonly error?: string
}

export interface RecordedSignUp {
  readonly name: string
  readonly title: string
  readonly now: number
  readonly steps: readonly Step[]
  readonly signedIn: { readonly sessionId: string; readonly user: Members; readonly token: string }
}

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), { encoding: 'utf8' }))

export const recordedSignUps: readonly RecordedSignUp[] = readdirSync(new URL('sign-ups', import.meta.url))
  .sort()
  .map((file) => ({ ...(readFixture(`sign-ups/${file}`) as Omit<RecordedSignUp, 'name'>), name: file }))
