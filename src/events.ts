import { isolated } from './runtime/callback.ts'
import type { Open } from './shapes/strategies.ts'

/**
 * What happened, for a log or a timeline. Has no value that the user typed and no token: of a request it has the
 * method, the path and the names of the body's members. `at` is epoch milliseconds; `id` joins the events of one
 * request.
 */
export type ClientEvent =
  | {
      readonly type: 'request'
      readonly at: number
      readonly id: number
      readonly method: string
      readonly path: string
      readonly fields: string[]
    }
  | {
      readonly type: 'response'
      readonly at: number
      readonly id: number
      readonly status: number
      readonly durationMs: number
    }
  /** No valid response: `code` is that of the error. */
  | {
      readonly type: 'failure'
      readonly at: number
      readonly id: number
      readonly code: string
      readonly durationMs: number
    }
  /** A GET is retried after a network failure. */
  | {
      readonly type: 'retry'
      readonly at: number
      readonly method: string
      readonly path: string
      readonly attempt: number
    }
  /** The state changed. */
  | {
      readonly type: 'transition'
      readonly at: number
      readonly name: string
      readonly signUpStatus: Open<string> | null
      readonly signInStatus: Open<string> | null
    }
  /** A response does not match its documented shape at `path`: the value there counts as absent. Reported once. */
  | { readonly type: 'unexpected_shape'; readonly at: number; readonly path: string; readonly expected: string }
  /** A response was not stored: a change was sent or completed after the request. */
  | { readonly type: 'dropped'; readonly at: number; readonly id: number; readonly reason: 'stale' }

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never

/** Emits an event; adds the time. */
export type Emit = (event: WithoutTime<ClientEvent>) => void

/** An `Emit` for a listener. An error that the listener throws is reported, and does not affect the client. */
export const emitTo = (listener: ((event: ClientEvent) => void) | undefined): Emit => {
  if (!listener) return () => {}
  const notify = isolated(listener)
  return (event) => notify({ ...event, at: Date.now() } as ClientEvent)
}
