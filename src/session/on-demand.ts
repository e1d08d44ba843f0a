import { callLater, later } from '../runtime/later.ts'

// Each is the function of its name in `set-active.ts`, `tokens.ts` and `environment.ts`.

/** Loads what a session needs. */
export const loadActivation = later(() => import('./set-active.ts'))

const activation = callLater(loadActivation)
const environment = callLater(later(() => import('./environment.ts')))

export const setActive = activation(({ setActive }) => setActive)
export const getToken = activation(({ getToken }) => getToken)
export const readEnvironment = environment(({ readEnvironment }) => readEnvironment)

const ending = callLater(later(() => import('./sign-out.ts')))

export const signOut = ending(({ signOut }) => signOut)
