import { callLater } from '../runtime/call-later.ts'
import { later } from '../runtime/later.ts'

// Each is the function of its name in `set-active.ts`, `tokens.ts` and `sign-out.ts`.

/** Loads what a session needs. */
export const loadActivation = later(() => import('./set-active.ts'))

const activation = callLater(loadActivation)

export const setActive = activation(({ setActive }) => setActive)
export const getToken = activation(({ getToken }) => getToken)

const ending = callLater(later(() => import('./sign-out.ts')))

export const signOut = ending(({ signOut }) => signOut)
