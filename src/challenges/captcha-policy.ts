import type { ClientData } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import { provesHuman } from '../shapes/strategies.ts'

/** The parameters of a new sign-up that decide about the captcha. */
export interface CaptchaParams {
  readonly strategy?: string | undefined
  readonly transfer?: boolean | undefined
}

/** What is known of the browser. */
interface KnownClient extends Pick<ClientData, 'captchaBypass'> {
  readonly signIn: { readonly firstFactorVerification: { readonly strategy: string | null } } | null
}

const isTrusted = (
  environment: Environment | null,
  client: Pick<ClientData, 'captchaBypass'> | null,
  strategy: string | undefined,
): boolean => {
  if (!environment?.signUp.captchaEnabled) return true
  const { publicKey, invisiblePublicKey, oauthBypass } = environment.captcha
  if (publicKey === null || invisiblePublicKey === null || client?.captchaBypass) return true
  return strategy !== undefined && oauthBypass.includes(strategy)
}

/**
 * Whether a new sign-up needs a captcha. Updates never do.
 *
 * `false` while the environment is unknown: the server's error response then says that one was needed.
 */
export const needsCaptcha = (
  environment: Environment | null,
  client: KnownClient | null,
  { strategy, transfer }: CaptchaParams,
): boolean => {
  if (isTrusted(environment, client, strategy)) return false
  const signedInWith = transfer ? client?.signIn?.firstFactorVerification.strategy : undefined
  return !signedInWith || !(isTrusted(environment, client, signedInWith) || provesHuman(signedInWith))
}

/** The parameters of a new sign-in that decide about the captcha. */
export interface SignInCaptchaParams {
  readonly strategy?: string | undefined
  readonly signUpIfMissing?: boolean | undefined
}

/** Whether a new sign-in needs a captcha: only one that may become a sign-up does. */
export const signInNeedsCaptcha = (
  environment: Environment | null,
  client: Pick<ClientData, 'captchaBypass'> | null,
  { strategy, signUpIfMissing }: SignInCaptchaParams,
): boolean => Boolean(signUpIfMissing) && !isTrusted(environment, client, strategy)
