// The transitions of calls, whatever they are about. Those that follow from responses are in `received.ts`.

import type { HeadlessSignUpError } from '../errors.ts'
import { sliceOf, withoutValue, withSlice } from './slices.ts'
import { type ClientStatus, type Kept, transition } from './state.ts'

/** A call started. */
export const started = transition('started', (state, resource: Kept) =>
  withSlice(state, resource, { error: null, pending: sliceOf(state, resource).pending + 1 }),
)

/** A call started that waits for the user: it does not count as fetching. */
export const waiting = transition('waiting', (state, resource: Kept) => withSlice(state, resource, { error: null }))

/** A call failed; the rest of the state is unchanged. */
export const failed = transition('failed', (state, resource: Kept, error: HeadlessSignUpError) =>
  withSlice(state, resource, { error }),
)

/** A call ended, with or without an error. */
export const ended = transition('ended', (state, resource: Kept) =>
  withSlice(state, resource, { pending: sliceOf(state, resource).pending - 1 }),
)

/** The app discarded it. */
export const reset = transition('reset', (state, resource: Kept) =>
  withSlice(withoutValue(state, resource), resource, { error: null }),
)

/** A later load keeps the status: the screen is already there. */
export const loading = transition('loading', (state) => ({
  ...state,
  status: state.status === 'idle' || state.status === 'error' ? 'loading' : state.status,
}))

/** Loading failed. */
export const loadFailed = transition('loadFailed', (state, status: ClientStatus) => ({ ...state, status }))
