import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { Problem, problem } from '../api-errors.ts'
import { isPlainObject } from '../plain-data.ts'
import { jsonResponse, toResponse } from '../server/response.ts'
import { keySet } from '../sessions/tokens.ts'
import type { MockFrontendApi } from '../types.ts'
import { updateInstanceSettings } from './instance-settings.ts'
import { createInvitation, listInvitations, revokeInvitation } from './invitations.ts'
import type { BackendCall, BackendHandler } from './read.ts'
import { createSignInToken, revokeSignInToken } from './sign-in-tokens.ts'
import { countUsers, deleteUser, getUser, listUsers } from './users.ts'

/** Every route of the Backend API. `*` matches one segment; the first match applies. */
const ROUTES: readonly (readonly [method: string, path: string, handler: BackendHandler])[] = [
  ['PATCH', '/beta_features/instance_settings', updateInstanceSettings],
  ['GET', '/invitations', listInvitations],
  ['POST', '/invitations', createInvitation],
  ['POST', '/invitations/*/revoke', revokeInvitation],
  ['GET', '/jwks', keySet],
  ['POST', '/sign_in_tokens', createSignInToken],
  ['POST', '/sign_in_tokens/*/revoke', revokeSignInToken],
  ['GET', '/users', listUsers],
  ['GET', '/users/count', countUsers],
  ['GET', '/users/*', getUser],
  ['DELETE', '/users/*', deleteUser],
]

/** The paths of the Backend API. The Frontend API has no path below these. */
const OURS = new RegExp(`^${PATH_PREFIX}/(beta_features|invitations|jwks|sign_in_tokens|users)(/|$)`)

const starOf = (pattern: string, path: string): string | null => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const isSame = wanted.length === given.length && wanted.every((part, at) => part === '*' || part === given[at])
  return isSame ? (given[wanted.indexOf('*')] ?? '') : null
}

const requireSecretKey = (request: Request, secretKey: string): void => {
  const [, given] = /^Bearer +(sk_\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (given === undefined) throw problem('authorization_header_format_invalid')
  if (given !== secretKey) throw problem('clerk_key_invalid')
}

const readBody = async (request: Request): Promise<BackendCall['body']> => {
  const text = await request.text()
  if (text === '') return {}
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/json')) {
    const longMessage = `Send application/json, not ${type || 'a body without a type'}.`
    throw problem('unsupported_content_type', { longMessage })
  }
  try {
    const body: unknown = JSON.parse(text)
    if (isPlainObject(body)) return body
  } catch {} // invalid JSON
  throw problem('request_body_invalid')
}

const respond = async (api: MockFrontendApi, secretKey: string, request: Request): Promise<unknown> => {
  requireSecretKey(request, secretKey)
  const { pathname, searchParams: search, origin } = new URL(request.url)
  const path = pathname.slice(PATH_PREFIX.length)
  const [route] = ROUTES.flatMap(([method, pattern, handler]) => {
    const id = method === request.method ? starOf(pattern, path) : null
    return id === null ? [] : [{ handler, id }]
  })
  if (!route) throw problem('resource_not_found', { longMessage: `The mock has no ${request.method} ${pathname}.` })
  const body = await readBody(request)
  return route.handler({ api, search, body, id: route.id, origin })
}

/**
 * The part of the Backend API that end-to-end tests need. Returns `undefined` for any other request. Every request
 * needs the secret key. There is no CORS for pages on other origins, since they must not have the key.
 */
export const createBackendApi =
  (api: MockFrontendApi, secretKey: string) =>
  (request: Request): Promise<Response> | undefined => {
    if (!OURS.test(new URL(request.url).pathname)) return undefined
    return respond(api, secretKey, request)
      .then((json) => jsonResponse(200, json))
      .catch((error: unknown) => {
        if (error instanceof Problem) return jsonResponse(error.status, { errors: error.errors })
        throw error
      })
      .then(toResponse)
  }
