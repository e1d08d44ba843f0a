import { FlowError } from '../errors.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { activeSession } from '../flow/state.ts'
import { readTokenTimes } from '../model/token.ts'
import { paths } from '../wire/paths.ts'
import { orReloadClient } from './load.ts'

export interface GetTokenOptions {
  /** The name of a JWT template of the instance. */
  readonly template?: string | undefined
  /** Asks the server even if a valid token is at hand. */
  readonly skipCache?: boolean | undefined
  /** Another session than the active one. */
  readonly sessionId?: string | undefined
}

/** A token that lives less than this is replaced before it is handed out. */
const UNUSABLE_MS = 5_000
/** A token that lives less than this is handed out, and replaced in the background. */
const EXPIRING_MS = 17_000

const remainingMs = (jwt: string | undefined): number => {
  const times = jwt === undefined ? null : readTokenTimes(jwt)
  return times ? times.expiresAt - Date.now() : 0
}

const mint = async (
  flow: ScopedFlow,
  key: string,
  sessionId: string,
  template: string | undefined,
): Promise<string> => {
  const { response } = await flow.send('token', {
    method: 'POST',
    path: paths.sessionTokens(sessionId, template),
    body: template
      ? {}
      : {
          organizationId: activeSession(flow.state())?.lastActiveOrganizationId ?? null,
          tabState: flow.page.tabState(),
        },
  })
  if (!response) throw new FlowError('unexpected', 'The Frontend API answered without a token.')
  flow.apply('tokenReceived', key, response.jwt)
  return response.jwt
}

/** Hands out tokens of sessions: one request at a time for each, and none while a valid token is at hand. */
export const createTokens = () => {
  const minting = new Map<string, Promise<string>>()

  const mintOnce = (
    flow: ScopedFlow,
    key: string,
    sessionId: string,
    template: string | undefined,
  ): Promise<string> => {
    const pending = minting.get(key) ?? mint(flow, key, sessionId, template).finally(() => minting.delete(key))
    minting.set(key, pending)
    return pending
  }
  return async (flow: ScopedFlow, { template, skipCache = false, sessionId }: GetTokenOptions = {}) => {
    const id = sessionId ?? flow.state().sessionId
    if (id === null) return null
    const key = template ? `${id}-${template}` : id
    const known = flow.state().tokens[key]
    const left = skipCache ? 0 : remainingMs(known)
    if (known !== undefined && left > EXPIRING_MS) return known
    const minted = orReloadClient(flow, mintOnce(flow, key, id, template))
    if (known === undefined || left <= UNUSABLE_MS) return minted
    // The next call reports what went wrong, if it still does.
    minted.catch(() => {})
    return known
  }
}

export type GetToken = ReturnType<typeof createTokens>
