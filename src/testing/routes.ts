import { paths } from '../wire/paths.ts'
import { getClient, removeSessions } from './handlers/client.ts'
import type { Handler } from './handlers/context.ts'
import { createDevBrowser } from './handlers/dev-browser.ts'
import { getEnvironment, getKeySet } from './handlers/environment.ts'
import { createToken, removeSession, touchSession } from './handlers/sessions.ts'
import { createSignUp, getSignUp, updateSignUp } from './handlers/sign-ups.ts'
import { attemptVerification, prepareVerification } from './handlers/verification.ts'
import { refusal } from './refusals.ts'

/** `open`: answered to everybody, also to a browser that has not introduced itself. */
type Route = readonly [method: string, path: string, handler: Handler, access?: 'open']

const KEY_SET_PATH = '/.well-known/jwks.json'

/** Everything that the mock answers. A star stands for one segment. */
const ROUTES: readonly Route[] = [
  ['GET', paths.environment, getEnvironment],
  ['PATCH', paths.environment, getEnvironment],
  ['GET', paths.client, getClient],
  ['POST', paths.devBrowser, createDevBrowser, 'open'],

  ['POST', paths.signUps, createSignUp],
  ['GET', paths.signUp('*'), getSignUp],
  ['PATCH', paths.signUp('*'), updateSignUp],
  ['POST', paths.prepareVerification('*'), prepareVerification],
  ['POST', paths.attemptVerification('*'), attemptVerification],

  ['POST', paths.touchSession('*'), touchSession],
  ['POST', paths.sessionTokens('*'), createToken],
  ['POST', paths.sessionTokens('*', '*'), createToken],
  ['POST', '/client/sessions/*/remove', removeSession],
  ['DELETE', '/client/sessions', removeSessions],

  ['GET', KEY_SET_PATH, getKeySet, 'open'],
]

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // No text in any encoding: then it is no id either.
  }
}

/** The segments that stand for the stars of a pattern; `null` when the path is another one. */
const starsOf = (pattern: string, path: string): readonly string[] | null => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const isSame =
    wanted.length === given.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  return isSame ? given.filter((_, index) => wanted[index] === '*').map(decoded) : null
}

/** Finds the handler of a request. Throws a refusal when there is none. */
export const routeOf = (method: string, path: string) => {
  const found = ROUTES.flatMap(([accepted, pattern, handler, access]) => {
    const parameters = starsOf(pattern, path)
    return parameters === null ? [] : [{ accepted, handler, parameters, isOpen: access === 'open' }]
  })
  if (found.length === 0) throw refusal('resource_not_found', { longMessage: `The mock has no ${path}.` })
  const route = found.find(({ accepted }) => accepted === method)
  if (route) return route
  const longMessage = `${path} does not accept ${method}. It accepts ${found.map(({ accepted }) => accepted).join(', ')}.`
  throw refusal('method_not_allowed', { longMessage })
}
