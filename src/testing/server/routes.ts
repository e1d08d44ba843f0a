import { paths } from '../../shapes/paths.ts'
import { POPUP_CALLBACK_PATH } from '../../shapes/popup-message.ts'
import { problem } from '../api-errors.ts'
import { passCaptcha } from '../challenges/captcha.ts'
import { getSignUpWithChallenge, submitProof } from '../challenges/protect-check.ts'
import { getEnvironment, getKeySet } from '../environment/environment.ts'
import { authorize, finishRoundTrip } from '../oauth/finish.ts'
import { reportToOpener } from '../oauth/popup.ts'
import { AUTHORIZE_PATH, CALLBACK_PATH } from '../oauth/start.ts'
import { getClient, removeSessions } from '../sessions/client.ts'
import { createToken, endSession, removeSession, touchSession } from '../sessions/sessions.ts'
import { attemptFirstFactor, prepareFirstFactor } from '../sign-ins/first-factor.ts'
import { getSignIn, submitSignInProof } from '../sign-ins/protect-check.ts'
import { resetPassword } from '../sign-ins/reset-password.ts'
import { attemptSecondFactor, prepareSecondFactor } from '../sign-ins/second-factor.ts'
import { createSignIn } from '../sign-ins/sign-ins.ts'
import { createSignUp, getEnterpriseConnections, updateSignUp } from '../sign-ups/sign-ups.ts'
import { ACCEPT_PATH, acceptTicketLink } from '../tickets/accept.ts'
import { attemptVerification } from '../verifications/attempt.ts'
import { LINK_PATH } from '../verifications/links.ts'
import { openLink } from '../verifications/opened-links.ts'
import { prepareVerification } from '../verifications/prepare.ts'
import type { Handler, PageHandler } from './context.ts'
import { createDevBrowser } from './identity.ts'

/**
 * `open`: needs no identified browser. `page`: the same, for a URL that the user opens rather than for a script.
 */
type Route =
  | readonly [method: string, path: string, handler: Handler, access?: 'open']
  | readonly [method: string, path: string, handler: PageHandler, access: 'page']

const SIGN_IN = `${paths.signIns}/*`
const KEY_SET_PATH = '/.well-known/jwks.json'

/** Every route of the mock. `*` matches one segment. */
const ROUTES: readonly Route[] = [
  ['GET', paths.environment, getEnvironment],
  ['PATCH', paths.environment, getEnvironment],
  ['GET', paths.client, getClient],
  ['POST', paths.devBrowser, createDevBrowser, 'open'],

  ['POST', paths.signUps, createSignUp],
  ['GET', paths.signUp('*'), getSignUpWithChallenge],
  ['PATCH', paths.protectCheck('*'), submitProof],
  ['POST', paths.verify, passCaptcha],
  ['PATCH', paths.signUp('*'), updateSignUp],
  ['POST', paths.prepareVerification('*'), prepareVerification],
  ['POST', paths.attemptVerification('*'), attemptVerification],

  ['GET', paths.enterpriseConnections('*'), getEnterpriseConnections],

  ['POST', paths.signIns, createSignIn],
  ['GET', SIGN_IN, getSignIn],
  ['POST', `${SIGN_IN}/prepare_first_factor`, prepareFirstFactor],
  ['POST', `${SIGN_IN}/attempt_first_factor`, attemptFirstFactor],
  ['POST', `${SIGN_IN}/prepare_second_factor`, prepareSecondFactor],
  ['POST', `${SIGN_IN}/attempt_second_factor`, attemptSecondFactor],
  ['POST', `${SIGN_IN}/reset_password`, resetPassword],
  ['PATCH', paths.protectCheckOf(SIGN_IN), submitSignInProof],

  ['GET', AUTHORIZE_PATH, authorize, 'page'],
  ['POST', CALLBACK_PATH, finishRoundTrip, 'page'],
  ['GET', LINK_PATH, openLink, 'page'],
  ['GET', ACCEPT_PATH, acceptTicketLink, 'page'],
  ['GET', POPUP_CALLBACK_PATH, reportToOpener, 'page'],

  ['POST', paths.touchSession('*'), touchSession],
  ['POST', paths.sessionTokens('*'), createToken],
  ['POST', paths.sessionTokens('*', '*'), createToken],
  ['POST', '/client/sessions/*/remove', removeSession],
  ['POST', '/client/sessions/*/end', endSession],
  ['DELETE', '/client/sessions', removeSessions],

  ['GET', KEY_SET_PATH, getKeySet, 'open'],
]

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // An invalid encoding matches no id.
  }
}

/** The segments that each `*` of a pattern matches; `null` for a path that does not match. */
const starsOf = (pattern: string, path: string): readonly string[] | null => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const isSame =
    wanted.length === given.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  return isSame ? given.filter((_, index) => wanted[index] === '*').map(decoded) : null
}

/** Finds the route of a request. Throws a `Problem` for an unknown path. */
export const routeOf = (method: string, path: string) => {
  const found = ROUTES.flatMap((route) => {
    const parameters = starsOf(route[1], path)
    return parameters === null ? [] : [{ route, parameters }]
  })
  if (found.length === 0) throw problem('resource_not_found', { longMessage: `The mock has no ${path}.` })
  const accepted = found.find(({ route: [accepts] }) => accepts === method)
  if (accepted) return accepted
  const accepts = found.map(({ route }) =>
    route[0] === 'GET' || route[0] === 'POST' ? route[0] : `POST with _method=${route[0]}`,
  )
  const isUpdateOfNothing = method === 'PATCH' && path === paths.signUps
  const hint = isUpdateOfNothing ? ` To update a sign-up, send it to ${paths.signUps}/<id>.` : ''
  const longMessage = `${path} does not accept ${method}. It accepts ${accepts.join(', ')}.${hint}`
  throw problem('method_not_allowed', { longMessage })
}
