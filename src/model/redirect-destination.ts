import type { NextStep } from './next-step.ts'
import type { RedirectDecision, RedirectIntent } from './redirect-decision.ts'

type Url = string | null | undefined

/** Where to go after a round trip, by what it came to. Each is a URL or a path of this page, of a scheme that is allowed. */
export interface RedirectUrls {
  /** When a sign-up was completed: before what the page's address asks for. */
  readonly signUpForceRedirectUrl?: Url
  /** The same, after what the page's address asks for. */
  readonly signUpFallbackRedirectUrl?: Url
  /** When the person turned out to have a user or a session already. Those of the sign-up when there is none of these. */
  readonly signInForceRedirectUrl?: Url
  readonly signInFallbackRedirectUrl?: Url
  /** When the sign-up needs more than one of the following says, failed, or nothing was open. */
  readonly signUpUrl?: Url
  /** When the sign-up lacks fields. */
  readonly continueSignUpUrl?: Url
  readonly verifyEmailAddressUrl?: Url
  readonly verifyPhoneNumberUrl?: Url
  /** When one of several enterprise connections has to be chosen. */
  readonly enterpriseConnectionsUrl?: Url
  /** When a challenge stands before the sign-up. */
  readonly signUpProtectCheckUrl?: Url
  /** When the sign-in takes over, or needs more than one of the following says. */
  readonly signInUrl?: Url
  readonly firstFactorUrl?: Url
  readonly secondFactorUrl?: Url
  readonly resetPasswordUrl?: Url
  /** When a challenge stands before the sign-in. */
  readonly signInProtectCheckUrl?: Url
  /** By the key of the task that the session has left, for example `choose-organization`. */
  readonly taskUrls?: Readonly<Record<string, string>> | undefined
}

/** The destinations that the page's own address asks for. */
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

const whileSigningIn = (status: string, urls: RedirectUrls): Url => {
  if (status === 'needs_first_factor') return urls.firstFactorUrl
  if (status === 'needs_second_factor' || status === 'needs_client_trust') return urls.secondFactorUrl
  if (status === 'needs_new_password') return urls.resetPasswordUrl
  return status === 'needs_protect_check' ? urls.signInProtectCheckUrl : undefined
}

/** Where a decision leads; nowhere when no destination was given for it. */
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
      return whileSigningIn(decision.status, urls) ?? urls.signInUrl
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
