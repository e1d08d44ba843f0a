import type { FrontendApiRequest } from '../api/transport.ts'
import { attemptId } from '../attempts/attempt-resource.ts'
import { isCreation } from '../calls/resource.ts'
import { paths } from '../shapes/paths.ts'
import type { State } from '../state/state.ts'
import { keptSignUp } from './members.ts'

/** Where the server keeps sign-ups. */
export const signUpPaths = { all: paths.signUps, one: paths.signUp }

/** Whether a request starts a new sign-up. */
export const isNewSignUp = (request: FrontendApiRequest): boolean => isCreation({ paths: signUpPaths }, request)

/**
 * The id of the sign-up.
 *
 * @throws FlowError `not_started`
 */
export const signUpId = (state: State): string => attemptId(state, keptSignUp)
