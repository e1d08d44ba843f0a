import { readOpenedEmailLink } from '../attempts/email-link-flow.ts'
import type { EmailLinkWaitParams } from '../attempts/email-link-wait.ts'
import { type AttemptSource, futureOf, methodsNamed } from '../attempts/face.ts'
import type { FinalizeParams } from '../attempts/finalize.ts'
import type { CodeParams } from '../attempts/params.ts'
import type { ProtectCheckParams } from '../attempts/protect-check.ts'
import type { CallOptions } from '../calls/call.ts'
import type { Settled } from '../calls/methods.ts'
import type { EmailLinkVerification } from '../session/email-link-status.ts'
import type { SignUpAttempt, SignUpStatus } from '../shapes/sign-up.ts'
import type { PhoneCodeChannel } from '../shapes/strategies.ts'
import type { SignUpVerification, SignUpVerifications } from '../shapes/verification.ts'
import { defineMembers, type Reader } from '../state/members.ts'
import type { State } from '../state/state.ts'
import type { EmailLinkParams } from './email-link.ts'
import { attemptReaders, type DerivedMembers, derivedReaders, readVerifications, signUpOf } from './members.ts'
import type { PasswordParams, SignUpCreateParams, SignUpUpdateParams } from './params.ts'
import type { SSOParams } from './sso-params.ts'
import type { TicketParams } from './ticket.ts'
import type { SignUpValues } from './values.ts'
import type { Web3Params } from './web3-params.ts'

/** The verifications of a sign-up, and the methods to complete them. Source: `SignUpFuture.verifications`. */
export interface SignUpFutureVerifications extends SignUpVerifications {
  /**
   * Sends a code to the email address of the sign-up; an identical call in progress is shared. An `emailAddress` that is
   * passed is ignored. Before a sign-up: `not_started`.
   */
  sendEmailCode(params?: { emailAddress?: string | undefined } | CallOptions, options?: CallOptions): Promise<Settled>
  /** Verifies the email address with the code. */
  verifyEmailCode(params: CodeParams, options?: CallOptions): Promise<Settled>
  /**
   * Sends a code to the phone number of the sign-up. Default `channel`: SMS. A `phoneNumber` that is passed is ignored.
   */
  sendPhoneCode(
    params?: { channel?: PhoneCodeChannel | undefined; phoneNumber?: string | undefined } | CallOptions,
    options?: CallOptions,
  ): Promise<Settled>
  /** Verifies the phone number with the code. */
  verifyPhoneCode(params: CodeParams, options?: CallOptions): Promise<Settled>
  /**
   * Sends a link to the email address, which leads to `verificationUrl`. Returns the error `not_started` before a
   * sign-up, `unsafe_url` for a scheme that is not allowed, or `invalid_parameter` for a relative URL without a page.
   */
  sendEmailLink(params: EmailLinkParams, options?: CallOptions): Promise<Settled>
  /**
   * Waits until the link was opened, has expired or has failed, and then returns `{ error: null }`: see `status` and
   * `emailAddress.status`. The tab is notified at once when the link is opened in the same browser; it also asks the
   * server about every second, less often while it is hidden. A network failure or a status of 429 or 5xx does not end
   * the wait. Returns an error for any other error response, for `reset()` or another sign-up (`discarded`), for
   * `signal` (`aborted`), after `timeout` milliseconds (`email_link_timeout`; default: some time after the link's
   * expiry), and when no link was sent (`email_link_not_sent`). Meanwhile `$fetchStatus` is `idle`, and other calls do
   * not wait.
   */
  waitForEmailLinkVerification(params?: EmailLinkWaitParams | CallOptions, options?: CallOptions): Promise<Settled>
  /**
   * The result of the email link that opened this page; `null` on any other page, and after
   * `client.handleEmailLinkVerification()`. `createdSessionId` is empty when the link created no session.
   */
  readonly emailLinkVerification: EmailLinkVerification | null
}

/**
 * The same sign-up as {@link SignUp}, with methods that never reject: they return `{ error }`, where `error` is `null`
 * or an error of this package. Source: the SignUpFuture document.
 */
export interface SignUpFuture
  extends Omit<SignUpAttempt, 'status' | 'verifications' | 'web3wallet' | 'externalAccount' | 'id'>,
    DerivedMembers {
  /** `undefined` while there is no sign-up. */
  readonly id?: string
  /** `missing_requirements` also while there is no sign-up: `id` and `$nextStep` show the difference. */
  readonly status: SignUpStatus
  /** The wallet's address: `0x` and 40 hexadecimal characters, or base58 for Solana. */
  readonly web3Wallet: string | null
  /** The session that the identity already has on this client. */
  readonly existingSession?: { sessionId: string }
  readonly verifications: SignUpFutureVerifications

  /** Starts a sign-up, and discards the one in progress. See {@link SignUp.create}. */
  /** See {@link SignUp.advance}. `$nextStep` has the step after it. */
  advance(values?: SignUpValues | FormData | CallOptions, options?: CallOptions): Promise<Settled>
  create(params?: SignUpCreateParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Changes fields of the sign-up. See {@link SignUp.update}. */
  update(params: SignUpUpdateParams, options?: CallOptions): Promise<Settled>
  /** Signs up with a password; continues the sign-up in progress if there is one. */
  password(params: PasswordParams, options?: CallOptions): Promise<Settled>
  /** Signs up with a wallet, Ethereum or Solana. See {@link SignUp.web3}. */
  web3(params: Web3Params, options?: CallOptions): Promise<Settled>
  /** Signs up through a provider, OAuth or enterprise. See {@link SignUp.sso}. */
  sso(params: SSOParams, options?: CallOptions): Promise<Settled>
  /** Signs up with an invitation's ticket. See {@link SignUp.ticket}. */
  ticket(params?: TicketParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Submits the proof of the challenge in `protectCheck`. See {@link SignUp.submitProtectCheck}. */
  submitProtectCheck(params: ProtectCheckParams, options?: CallOptions): Promise<Settled>
  /** Makes the session that the sign-up created the active one. See {@link SignUp.finalize}. */
  finalize(params?: FinalizeParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Discards the sign-up locally and at once. See {@link SignUp.reset}. */
  reset(): Promise<Settled>
}

/** All of a sign-up that a call needs. */
export type SignUpPart = typeof import('./part.ts')

/** What the two interfaces of a client's sign-up are made of. */
export interface SignUpSource extends AttemptSource<SignUpPart> {
  /** Called when `$nextStep` is first used. */
  readonly onNextStepUse: () => undefined
}

const verification =
  (name: keyof SignUpVerifications): Reader<SignUpVerification> =>
  (state, source) =>
    readVerifications(state, source)[name]

const addVerifications = defineMembers({
  live: {
    emailAddress: verification('emailAddress'),
    phoneNumber: verification('phoneNumber'),
    web3Wallet: verification('web3Wallet'),
    externalAccount: verification('externalAccount'),
    emailLinkVerification: readOpenedEmailLink,
  },
})

const VERIFICATION_METHODS =
  'sendEmailCode verifyEmailCode sendPhoneCode verifyPhoneCode sendEmailLink waitForEmailLinkVerification'

const createVerifications = (source: SignUpSource) =>
  addVerifications(methodsNamed(source, VERIFICATION_METHODS), source)

const without = <Table extends object, Name extends keyof Table & string>(
  table: Table,
  ...names: readonly Name[]
): Omit<Table, Name> =>
  Object.fromEntries(Object.entries(table).filter(([name]) => !names.some((other) => other === name))) as Omit<
    Table,
    Name
  >

const addMembers = defineMembers({
  live: {
    ...without(attemptReaders, 'verifications', 'web3wallet', 'externalAccount'),
    ...derivedReaders,
    status: (state: State) => signUpOf(state).status ?? 'missing_requirements',
    web3Wallet: attemptReaders.web3wallet,
  },
  parts: { verifications: createVerifications },
})

/** The interface of a sign-up whose methods never reject. */
export const createSignUpFuture = futureOf<SignUpFuture, SignUpSource>(
  'advance create update password web3 sso ticket submitProtectCheck finalize',
  addMembers,
)
