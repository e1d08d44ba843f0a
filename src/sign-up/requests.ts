import type { FrontendApiRequest } from '../api/transport.ts'
import { paths } from '../shapes/paths.ts'
import type { State } from '../state/state.ts'

/** Whether a request starts a new sign-up. */
export const isCreation = ({ method, path }: FrontendApiRequest): boolean => method === 'POST' && path === paths.signUps

/** Whether a request is about the sign-up of this state. */
export const isOfSignUp = ({ path }: FrontendApiRequest, { signUp: { id } }: State): boolean =>
  Boolean(id) && `${path}/`.startsWith(`${paths.signUp(id ?? '')}/`)
