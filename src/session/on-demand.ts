import { callLater, later } from '../runtime/later.ts'

/** Loads what a finished sign-up needs. */
export const loadActivation = later(() => import('./activation.ts'))

const activation = callLater(loadActivation)

const environment = callLater(later(() => import('./environment.ts')))

export const setActive = activation(({ setActive }) => setActive)
export const getToken = activation(({ getToken }) => getToken)
export const readEnvironment = environment(({ readEnvironment }) => readEnvironment)
