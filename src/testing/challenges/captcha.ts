import { paths } from '../../shapes/paths.ts'
import { provesHuman } from '../../shapes/strategies.ts'
import { problem } from '../api-errors.ts'
import type { Context, Handler } from '../server/context.ts'
import { textOf } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { presentClient } from '../sessions/present-client.ts'
import { find, type MockState, put } from '../state/state.ts'

/** Tokens that a stub of Turnstile's script generates. Each is accepted once, like those of `captcha.issue()`. */
const STUB_TOKEN = /^turnstile-token-/
/** The token that Turnstile returns for its test keys. It is always accepted. */
const DUMMY_TOKEN = 'XXXX.DUMMY.TOKEN.XXXX'
const DEFAULT_BYPASS = ['oauth_google', 'oauth_microsoft', 'oauth_apple']

/** Uses the token of a request. Throws a `Problem` for a missing or invalid one. */
const takeToken = ({ server: { state }, call: { body } }: Context): void => {
  const token = textOf(body ?? {}, 'captcha_token')
  const error = textOf(body ?? {}, 'captcha_error')
  if (!token) {
    if (!error) {
      const longMessage =
        'The CAPTCHA token is missing: send `captcha_token`, or switch off `settings.sign_up.captcha_enabled`.'
      throw problem('captcha_missing_token', { longMessage })
    }
    throw problem('captcha_invalid', { longMessage: `The CAPTCHA could not be solved: ${error}.` })
  }
  if (token === DUMMY_TOKEN) return
  const known = find(state.captchaTokens, token)
  if (known?.isUsed)
    throw problem('captcha_invalid', {
      longMessage: 'The CAPTCHA token was used before: each is accepted once. Solve another challenge.',
    })
  if (!known && !STUB_TOKEN.test(token)) {
    const longMessage = 'The CAPTCHA token is not known here. Take one from `captcha.issue()`.'
    throw problem('captcha_invalid', { longMessage })
  }
  put(state.captchaTokens, { id: token, isUsed: true })
}

/** By what the user proved who they are before a transfer: in the sign-in for a sign-up, and the other way round. */
const strategyBefore = (
  { signIns, signUps }: MockState,
  client: Context['client'],
  path: string,
): string | undefined =>
  path === paths.signUps
    ? find(signIns, client?.signInId ?? null)?.firstFactor?.strategy
    : find(signUps, client?.signUpId ?? null)?.externalAccount?.strategy

const isBypassed = ({ server: { state }, call, client }: Context): boolean => {
  const listed = state.instance.displayConfig.captcha_oauth_bypass
  const bypass: readonly unknown[] = Array.isArray(listed) ? listed : DEFAULT_BYPASS
  const isTransfer = textOf(call.body ?? {}, 'transfer') === 'true'
  const provedBy = isTransfer ? strategyBefore(state, client, call.path) : undefined
  if (provedBy && (bypass.includes(provedBy) || provesHuman(provedBy))) return true
  return bypass.includes(textOf(call.body ?? {}, 'strategy') ?? '')
}

/** Requests below this path may need a captcha. */
const CLIENT_PATH = `${paths.client}/`

/** Throws a `Problem` if this request needs a captcha and has no valid token. */
export const requireCaptcha = (context: Context): void => {
  const { state } = context.server
  const { method, path } = context.call
  if (method === 'GET' || path === paths.verify || !path.startsWith(CLIENT_PATH)) return
  if (state.isCaptchaRequired) throw problem('requires_captcha')
  // A sign-in may become a sign-up, if the user is unknown.
  const isMaybeSignUp = path === paths.signIns && textOf(context.call.body ?? {}, 'sign_up_if_missing') === 'true'
  const isCreation = method === 'POST' && (path === paths.signUps || isMaybeSignUp)
  if (isCreation && state.instance.settings.sign_up.captcha_enabled && !isBypassed(context)) takeToken(context)
}

/** `POST /client/verify`: passes the challenge of `captcha.require()`. */
export const passCaptcha: Handler = async (context) => {
  takeToken(context)
  context.server.state.isCaptchaRequired = false
  return { response: await presentClient(context, openClient(context)), client: null }
}
