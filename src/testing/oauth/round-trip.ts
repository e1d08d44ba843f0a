import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { problem, type RefusalCode } from '../api-errors.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'

/** The parameters of a round trip. */
export interface RoundTripRequest extends Pick<RoundTripRecord, 'strategy' | 'connectionId' | 'redirectUrl'> {
  readonly actionCompleteRedirectUrl: string | undefined
  readonly loginHint: string | undefined
}

export const AUTHORIZE_PATH = '/oauth/authorize'
export const CALLBACK_PATH = '/oauth/callback'

/** The provider of a round trip, or the id of its enterprise connection. */
export const providerOf = ({ strategy, connectionId }: Pick<RoundTripRecord, 'strategy' | 'connectionId'>): string =>
  connectionId ?? strategy

/** Returns a new round trip, which waits for the user. */
export const begun = (
  state: MockState,
  { loginHint, actionCompleteRedirectUrl, ...request }: RoundTripRequest,
  { base, now }: { readonly base: string; readonly now: number },
): RoundTripRecord => {
  const id = nextId(state, 'state')
  const url = new URL(
    find(state.standIns, providerOf(request))?.authorizeUrl ?? `${base}${PATH_PREFIX}${AUTHORIZE_PATH}`,
  )
  url.searchParams.set('strategy', request.strategy)
  url.searchParams.set('state', id)
  if (loginHint) url.searchParams.set('login_hint', loginHint)
  return {
    ...request,
    status: 'unverified',
    state: id,
    url: url.href,
    actionCompleteRedirectUrl: actionCompleteRedirectUrl ?? request.redirectUrl,
    expireAt: now + state.instance.limits.codeExpiresInMs,
    verifiedAtClient: null,
    error: null,
    identity: null,
  }
}

/** Returns the round trip after it ended with an error. */
export const ended = (
  trip: RoundTripRecord,
  status: 'failed' | 'transferable',
  code: RefusalCode,
  meta?: Readonly<Record<string, unknown>>,
): RoundTripRecord => ({ ...trip, status, error: problem(code, { meta }) })
