// What needs a session: one chunk, loaded when there is one.

export { setActive } from './set-active.ts'
export { getToken } from './tokens.ts'
