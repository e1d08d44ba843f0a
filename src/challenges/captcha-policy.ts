import type { ClientData } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import { strategyOf } from '../shapes/strategies.ts'

/** The parameters of a new sign-up that decide about the captcha. */
export interface CaptchaParams {
  readonly strategy?: string | undefined
  readonly transfer?: boolean | undefined
}

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
  return !signedInWith || !(oauthBypass.includes(signedInWith) || strategyOf(signedInWith)?.provesHuman)
}
