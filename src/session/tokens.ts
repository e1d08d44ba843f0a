import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import { mintedToken, remainingMs, type Token, tokenShape } from '../shapes/token.ts'
import { tokenReceived } from '../state/received.ts'
import { orReloadClient } from './reload-client.ts'

/** Parameters of `getToken()`. */
export interface GetTokenOptions {
  /** The name of a JWT template of the instance. */
  readonly template?: string | undefined
  /** Requests a new token even if a valid one is cached. */
  readonly skipCache?: boolean | undefined
  /** The session's id. Default: the active session. */
  readonly sessionId?: string | undefined
}

/** A token that expires sooner is replaced before it is returned. */
const UNUSABLE_MS = 5_000
/** A token that expires sooner is returned, and replaced in the background. */
const EXPIRING_MS = 17_000

const mint = async (call: Call, key: string, sessionId: string, template: string | undefined): Promise<Token> => {
  const session = call.state().client?.sessions.find(({ id }) => id === sessionId)
  const sentAt = Date.now()
  const { response } = await call.post(
    tokenShape,
    {
      method: 'POST',
      path: paths.sessionTokens(sessionId, template),
      body: template
        ? {}
        : { organizationId: session?.lastActiveOrganizationId ?? null, tabState: call.browser.tabState() },
    },
    `token ${key}`,
  )
  if (!response) throw new FlowError('unexpected', { detail: 'the Frontend API responded without a token' })
  const token = mintedToken(response.jwt, sentAt)
  call.update(tokenReceived, key, token)
  return token
}

/** Returns a token of a session. One request at a time for each, and no request while a valid token is cached. */
export const getToken = async (
  call: Call,
  { template, skipCache = false, sessionId }: GetTokenOptions = {},
): Promise<string | null> => {
  const id = sessionId ?? call.state().sessionId
  if (id === null) return null
  const key = template ? `${id}-${template}` : id
  const known = call.state().tokens[key]
  const left = known && !skipCache ? remainingMs(known, Date.now()) : 0
  if (known && left > EXPIRING_MS) return known.jwt
  const minted = orReloadClient(call, mint(call, key, id, template))
  if (!known || left <= UNUSABLE_MS) return (await minted).jwt
  // If the error persists, the next call rejects with it.
  minted.catch(() => {})
  return known.jwt
}
