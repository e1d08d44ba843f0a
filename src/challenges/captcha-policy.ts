import type { ClientData } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'

/** The parameters of a new sign-up that decide about the captcha. */
export interface CaptchaParams {
  readonly strategy?: string | undefined
  readonly transfer?: boolean | undefined
}

/** A sign-in whose first factor was one of these has shown that a human is present. */
const PROVEN_STRATEGIES = ['email_link', 'email_code', 'phone_code']

const isProven = (strategy: string): boolean => PROVEN_STRATEGIES.includes(strategy) || strategy.startsWith('web3_')

/**
 * Whether a new sign-up needs a captcha. Updates never do.
 *
 * `false` while the environment is unknown: the server's error response then says that one was needed.
 */
export const needsCaptcha = (
  environment: Environment | null,
  client: Pick<ClientData, 'captchaBypass' | 'signIn'> | null,
  { strategy, transfer }: CaptchaParams,
): boolean => {
  if (!environment?.signUp.captchaEnabled) return false
  const { publicKey, invisiblePublicKey, oauthBypass } = environment.captcha
  if (publicKey === null || invisiblePublicKey === null || client?.captchaBypass) return false
  if (strategy !== undefined && oauthBypass.includes(strategy)) return false
  const signedInWith = transfer ? client?.signIn?.firstFactor.strategy : undefined
  return !signedInWith || !(oauthBypass.includes(signedInWith) || isProven(signedInWith))
}

/** Whether a strategy redirects to a provider. */
export const isRedirectStrategy = (strategy: unknown): boolean =>
  typeof strategy === 'string' && (strategy.startsWith('oauth_') || strategy === 'enterprise_sso')
