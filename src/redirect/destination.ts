import type { SignInNextStep } from '../sign-in/next-step.ts'
import type { NextStep } from '../sign-up/next-step.ts'
import type { RedirectDecision, RedirectIntent } from './decision.ts'

type Url = string | null | undefined

/**
 * Where to go after a round trip, by its result. Each is a URL or a path of this page's origin, with an allowed scheme.
 */
export interface RedirectUrls {
  /** When a sign-up is complete. Takes precedence over the redirect URL in the page's address. */
  readonly signUpForceRedirectUrl?: Url
  /** When a sign-up is complete and the page's address has no redirect URL. */
  readonly signUpFallbackRedirectUrl?: Url
  /** When the account already had a user or a session. Default: the redirect URLs of the sign-up. */
  readonly signInForceRedirectUrl?: Url
  readonly signInFallbackRedirectUrl?: Url
  /** When the sign-up needs something that has no URL below, when it failed, or when nothing was in progress. */
  readonly signUpUrl?: Url
  /** When the sign-up lacks fields. */
  readonly continueSignUpUrl?: Url
  readonly verifyEmailAddressUrl?: Url
  readonly verifyPhoneNumberUrl?: Url
  /** When one of several enterprise connections has to be chosen. */
  readonly enterpriseConnectionsUrl?: Url
  /** When the sign-up needs a challenge first. */
  readonly signUpProtectCheckUrl?: Url
  /** When the sign-in continues, or needs something that has no URL below. */
  readonly signInUrl?: Url
  readonly firstFactorUrl?: Url
  readonly secondFactorUrl?: Url
  readonly resetPasswordUrl?: Url
  /** When the sign-in needs a challenge first. */
  readonly signInProtectCheckUrl?: Url
  /** By the key of the session's remaining task, for example `choose-organization`. */
  readonly taskUrls?: Readonly<Record<string, string>> | undefined
}

/** The redirect URLs in the page's own address. */
export type AddressedUrls = Pick<
  RedirectUrls,
  'signUpForceRedirectUrl' | 'signUpFallbackRedirectUrl' | 'signInForceRedirectUrl' | 'signInFallbackRedirectUrl'
> & { readonly redirectUrl?: Url }

const after = (kind: 'signUp' | 'signIn', urls: RedirectUrls, addressed: AddressedUrls): Url =>
  urls[`${kind}ForceRedirectUrl`] ??
  addressed[`${kind}ForceRedirectUrl`] ??
  addressed.redirectUrl ??
  urls[`${kind}FallbackRedirectUrl`] ??
  addressed[`${kind}FallbackRedirectUrl`]

const whileSigningUp = (step: NextStep, urls: RedirectUrls): Url => {
  if (step.type === 'protect_check') return urls.signUpProtectCheckUrl
  if (step.type === 'collect') {
    return step.missing.includes('enterprise_sso') ? urls.enterpriseConnectionsUrl : urls.continueSignUpUrl
  }
  if (step.type !== 'verify') return undefined
  if (step.field === 'email_address') return urls.verifyEmailAddressUrl
  return step.field === 'phone_number' ? urls.verifyPhoneNumberUrl : undefined
}

const whileSigningIn = (status: string, step: SignInNextStep, urls: RedirectUrls): Url => {
  if (step.type === 'choose_enterprise_connection') return urls.enterpriseConnectionsUrl ?? urls.firstFactorUrl
  if (status === 'needs_first_factor') return urls.firstFactorUrl
  if (status === 'needs_second_factor' || status === 'needs_client_trust') return urls.secondFactorUrl
  if (status === 'needs_new_password') return urls.resetPasswordUrl
  return status === 'needs_protect_check' ? urls.signInProtectCheckUrl : undefined
}

/** Returns the URL that was given for a decision, or `undefined`. */
export const redirectDestination = (
  decision: RedirectDecision,
  intent: RedirectIntent,
  urls: RedirectUrls,
  addressed: AddressedUrls,
): Url => {
  switch (decision.type) {
    case 'activate': {
      const [first, second] =
        decision.of === 'sign-up' ? (['signUp', 'signIn'] as const) : (['signIn', 'signUp'] as const)
      return after(first, urls, addressed) ?? after(second, urls, addressed)
    }
    case 'session_task':
      return urls.taskUrls?.[decision.task]
    case 'continue_sign_up':
      return whileSigningUp(decision.nextStep, urls) ?? urls.signUpUrl
    case 'continue_sign_in':
      return whileSigningIn(decision.status, decision.nextStep, urls) ?? urls.signInUrl
    case 'transfer_to_sign_in':
    case 'transfer_to_sign_up':
      return urls.signInUrl
    case 'failed':
      return decision.of === 'sign-up' ? urls.signUpUrl : urls.signInUrl
    case 'nothing':
      return intent === 'sign-up' ? urls.signUpUrl : urls.signInUrl
    default:
      return decision satisfies never
  }
}
