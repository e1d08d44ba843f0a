import { PATH_PREFIX } from '../../wire/protocol.ts'
import { problem, type RefusalCode } from '../refusals.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'

/** What a request asks for. */
export interface RoundTripRequest extends Pick<RoundTripRecord, 'strategy' | 'connectionId' | 'redirectUrl'> {
  readonly actionCompleteRedirectUrl: string | undefined
  readonly loginHint: string | undefined
}

export const AUTHORIZE_PATH = '/oauth/authorize'
export const CALLBACK_PATH = '/oauth/callback'

/** A round trip that waits for a person. */
export const begun = (
  state: MockState,
  { loginHint, actionCompleteRedirectUrl, ...request }: RoundTripRequest,
  { origin, now }: { readonly origin: string; readonly now: number },
): RoundTripRecord => {
  const id = nextId(state, 'state')
  const search = new URLSearchParams({ strategy: request.strategy, state: id })
  if (loginHint) search.set('login_hint', loginHint)
  return {
    ...request,
    status: 'unverified',
    state: id,
    url: `${origin}${PATH_PREFIX}${AUTHORIZE_PATH}?${search}`,
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

/** What the round trip leads to: a provider, or one of several enterprise connections. */
export const providerOf = ({ strategy, connectionId }: Pick<RoundTripRecord, 'strategy' | 'connectionId'>): string =>
  connectionId ?? strategy
