import type { FrontendApiRequest } from '../api/transport.ts'
import { isFrontendApiError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import type { State } from '../state/state.ts'

export const proofRequest = (signUpId: string, proofToken: string): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.protectCheck(signUpId),
  body: { proofToken },
})

/** Whether the server says that the challenge was already passed, for example in another tab. */
export const isAlreadyResolved = (error: unknown): boolean =>
  isFrontendApiError(error) && error.errors[0]?.code === 'protect_check_already_resolved'

/** Whether the challenge of the earlier state is passed: there is none now, or another one. */
export const isPassed = ({ signUp: before }: State, { signUp: after }: State): boolean =>
  after.id === before.id && after.protectCheck?.token !== before.protectCheck?.token
