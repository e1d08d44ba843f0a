import { isolated } from './callback.ts'
import type { Open } from './model/strategy.ts'

/**
 * What happened, for a log or a timeline. Holds no value that a person typed and no token: a request is told by its method,
 * its path and the names of its body's members. `at` is epoch milliseconds; `id` joins the events of one request.
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
  /** No usable answer: `code` is that of the error. */
  | {
      readonly type: 'failure'
      readonly at: number
      readonly id: number
      readonly code: string
      readonly durationMs: number
    }
  /** A GET is sent once more after a network failure. */
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
    }
  /** A response departs from its documented shape at `path`: what is odd there counts as absent. Reported once. */
  | { readonly type: 'unexpected_shape'; readonly at: number; readonly path: string; readonly expected: string }
  /** An answer came that must not be stored: a change was sent or answered after it was asked for. */
  | { readonly type: 'dropped'; readonly at: number; readonly id: number; readonly reason: 'stale' }

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never

/** Tells of an event; the time is added. */
export type Emit = (event: WithoutTime<ClientEvent>) => void

/** An `Emit` for a listener. A listener that throws is the page's defect: it is reported, and stops nothing here. */
export const emitTo = (listener: ((event: ClientEvent) => void) | undefined): Emit => {
  if (!listener) return () => {}
  const notify = isolated(listener)
  return (event) => notify({ ...event, at: Date.now() } as ClientEvent)
}
