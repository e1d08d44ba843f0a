import { PATH_PREFIX } from '../../wire/protocol.ts'
import { problem, type RefusalCode } from '../refusals.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'

/** What a request asks for. */
export interface RoundTripRequest extends Pick<RoundTripRecord, 'strategy' | 'connectionId' | 'redirectUrl'> {
  readonly actionCompleteRedirectUrl: string | undefined
  readonly loginHint: string | undefined
}

export const AUTHORIZE_PATH = '/oauth/authorize'
export const CALLBACK_PATH = '/oauth/callback'

/** What the round trip leads to: a provider, or one of several enterprise connections. */
export const providerOf = ({ strategy, connectionId }: Pick<RoundTripRecord, 'strategy' | 'connectionId'>): string =>
  connectionId ?? strategy

/** A round trip that waits for a person. */
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

/** The round trip that ended otherwise than it should. */
export const ended = (
  trip: RoundTripRecord,
  status: 'failed' | 'transferable',
  code: RefusalCode,
  meta?: Readonly<Record<string, unknown>>,
): RoundTripRecord => ({ ...trip, status, error: problem(code, { meta }) })
