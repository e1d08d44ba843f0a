import { problem } from '../api-errors.ts'
import type { Context, Preparation } from '../server/context.ts'
import type { Changes } from '../sign-ups/reading.ts'
import type { IdentityTokenRecord, RoundTripRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { tokenProviderOf } from '../verifications/strategies.ts'
import { signUpAfterReturn } from './apply-identity.ts'
import { beginRoundTrip } from './start.ts'

/** Why a token is invalid here; `undefined` if it is valid. */
const problemWith = (token: IdentityTokenRecord | undefined, provider: string, strategy: string) => {
  if (!token) return `The mock did not issue this token. Get one with \`api.providers.token('${provider}')\`.`
  if (token.provider !== provider)
    return `This token is of ${token.provider}, but ${strategy} takes those of ${provider}.`
  return token.isUsed ? 'This token was used before: each is accepted once. Issue another one.' : undefined
}

/** Throws a `Problem` for parameters of token strategies that came with another strategy. */
export const requireNoTokenParameters = ({ token, grant }: Pick<Changes, 'token' | 'grant'>): void => {
  if (token !== undefined) {
    const longMessage = 'token belongs to a strategy that takes one: google_one_tap or oauth_token_apple.'
    throw problem('form_param_unknown', { param: 'token', longMessage })
  }
  if (grant === undefined) return
  const longMessage =
    'code belongs to a strategy like oauth_token_apple. A code that was sent to the user belongs to an attempt, whose address has the id.'
  throw problem('form_param_unknown', { param: 'code', longMessage })
}

/**
 * The identity token of a request; `null` for another strategy. Throws a `Problem` for an invalid one.
 *
 * A `code` stands for the token that the service would exchange it for. Beside a token it is ignored.
 */
export const identityTokenOf = (
  { server: { state, strict } }: Pick<Context, 'server'>,
  changes: Pick<Changes, 'strategy' | 'token' | 'grant'>,
): IdentityTokenRecord | null => {
  const { strategy = '', token: id, grant } = changes
  const provider = tokenProviderOf(strategy)
  if (!provider) {
    if (strict) requireNoTokenParameters(changes)
    return null
  }
  const param = id === undefined && grant !== undefined ? 'code' : 'token'
  const token = find(state.identityTokens, id ?? grant ?? null)
  if (id === undefined && grant === undefined) throw problem('form_param_nil', { param })
  const longMessage = problemWith(token, provider, strategy)
  if (token && !longMessage) return token
  throw problem('form_param_value_invalid', { param, longMessage })
}

/** Marks a token as used. */
export const spendToken = ({ state }: Pick<Context['server'], 'state'>, token: IdentityTokenRecord): void => {
  put(state.identityTokens, { ...token, isUsed: true })
}

/** The round trip that an identity token stands for. No redirect follows: the user does not leave the page. */
export const tokenTrip = (
  { server: { state, clock }, call }: Pick<Context, 'server' | 'call'>,
  token: IdentityTokenRecord,
  strategy: string,
): RoundTripRecord => {
  const request = {
    strategy,
    connectionId: null,
    redirectUrl: call.page ?? call.origin,
    actionCompleteRedirectUrl: undefined,
    loginHint: undefined,
  }
  return { ...beginRoundTrip(state, request, { base: call.base, now: clock.now() }), identity: token.identity }
}

/** Applies an identity token to a sign-up, as if the user had returned from the provider. Marks the token as used. */
const withIdentityToken = (
  context: Pick<Context, 'server' | 'call'>,
  signUp: SignUpRecord,
  token: IdentityTokenRecord,
): SignUpRecord => {
  spendToken(context.server, token)
  const trip = tokenTrip(context, token, token.provider)
  return signUpAfterReturn(context.server, signUp, { trip, identity: token.identity })
}

/** Prepares a strategy with an identity token; does nothing for others. Throws a `Problem` for an invalid token. */
export const tokenPreparation = (
  context: Pick<Context, 'server' | 'call'>,
  { externalAccount }: SignUpRecord,
  changes: Changes,
): Preparation => {
  const token = identityTokenOf(context, changes)
  if (!token) return (signUp) => signUp
  if (externalAccount?.status === 'verified')
    throw problem('verification_already_verified', { param: 'external_account' })
  return (signUp) => withIdentityToken(context, signUp, token)
}
