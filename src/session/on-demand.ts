import { callLater, later } from '../runtime/later.ts'

/** Loads what a finished sign-up needs. */
export const loadActivation = later(() => import('./activation.ts'))

const activation = callLater(loadActivation)

export const setActive = activation(({ setActive }) => setActive)
export const getToken = activation(({ getToken }) => getToken)
