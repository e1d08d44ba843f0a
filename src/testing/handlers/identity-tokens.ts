import type { Changes } from '../parameters/reading.ts'
import { begun } from '../providers/round-trip.ts'
import { tokenProviderOf } from '../providers/token-strategies.ts'
import { refusal } from '../refusals.ts'
import type { IdentityTokenRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import type { Context } from './context.ts'
import { returned } from './returning.ts'

const PARAM = 'token'

/** Why a token says nothing here. */
const objectionTo = (token: IdentityTokenRecord | undefined, provider: string, strategy: string) => {
  if (!token) return `The mock did not issue this token. Get one with \`api.providers.token('${provider}')\`.`
  if (token.provider !== provider)
    return `This token is of ${token.provider}, but ${strategy} takes those of ${provider}.`
  return token.isUsed ? 'This token was used before: each is accepted once. Issue another one.' : undefined
}

/** The identity token that a request brings along; `null` for another strategy. Throws a refusal when it is no good. */
export const identityTokenOf = (
  { server: { state, strict } }: Pick<Context, 'server'>,
  { strategy = '', token: id }: Changes,
): IdentityTokenRecord | null => {
  const provider = tokenProviderOf(strategy)
  if (!provider) {
    if (id === undefined || !strict) return null
    const longMessage = 'token belongs to a strategy that takes one: google_one_tap or oauth_token_apple.'
    throw refusal('form_param_unknown', { param: PARAM, longMessage })
  }
  if (id === undefined) throw refusal('form_param_nil', { param: PARAM })
  const token = find(state.identityTokens, id)
  const longMessage = objectionTo(token, provider, strategy)
  if (token && !longMessage) return token
  throw refusal('form_param_value_invalid', { param: PARAM, longMessage })
}

/** The sign-up of whoever the token tells of, as if they were back from the provider already. Uses the token up. */
export const withIdentityToken = (
  { server, call }: Pick<Context, 'server' | 'call'>,
  signUp: SignUpRecord,
  token: IdentityTokenRecord,
): SignUpRecord => {
  const { state, clock } = server
  put(state.identityTokens, { ...token, isUsed: true })
  const request = {
    strategy: token.provider,
    connectionId: null,
    // Nobody leaves the page, so nobody is sent back to it.
    redirectUrl: call.page ?? call.origin,
    actionCompleteRedirectUrl: undefined,
    loginHint: undefined,
  }
  const trip = begun(state, request, { base: call.base, now: clock.now() })
  return returned(server, signUp, { trip, identity: token.identity })
}
