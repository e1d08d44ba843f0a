import { createCooldown } from '../attempts/cooldown.ts'
import type { EmailLinkFlow } from '../attempts/email-link-flow.ts'
import { attemptOf } from '../attempts/face.ts'
import type { FinalizeParams } from '../attempts/finalize.ts'
import { createNextStep } from '../attempts/next-step-store.ts'
import type { CodeParams } from '../attempts/params.ts'
import type { ProtectCheckParams } from '../attempts/protect-check.ts'
import type { PasswordValidation, ValidatePasswordCallbacks } from '../attempts/validate-password.ts'
import type { Call, CallOptions } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { actionsOf, resolvesToResult } from '../calls/methods.ts'
import type { Lazy } from '../runtime/later.ts'
import type { EnterpriseConnection } from '../shapes/enterprise-connection.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import type { OAuthStrategy, Web3Strategy } from '../shapes/strategies.ts'
import type { SignUpVerifications } from '../shapes/verification.ts'
import { defineMembers } from '../state/members.ts'
import {
  attemptReaders,
  type DerivedMembers,
  derivedReaders,
  keptSignUp,
  ownReaders,
  readVerifications,
  storeReaders,
} from './members.ts'
import type { NextStep } from './next-step.ts'
import type {
  AttemptVerificationParams,
  PasswordParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpUpdateParams,
  SignUpVerificationStrategy,
} from './params.ts'
import { createSignUpFuture, type SignUpFuture, type SignUpPart, type SignUpSource } from './sign-up-future.ts'
import type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  OAuthCallbacks,
  SSOParams,
} from './sso-params.ts'
import type { SignUpStores } from './stores.ts'
import type { TicketParams } from './ticket.ts'
import type { SignUpValues } from './values.ts'
import type { AuthenticateWithWeb3Params, WalletParams, Web3Params } from './web3-params.ts'

/**
 * One sign-up, from the first field to the session. The same object for the client's whole life: its members always
 * show the current state. Its methods reject with an error of this package; those of {@link SignUp.future} return it
 * instead.
 *
 * Every method takes `{ signal }` as its last argument, also in place of optional parameters. A method that sends a
 * request rejects, besides what its own text says, with `FrontendApiError` (an error response), `NetworkError` (no
 * response), `InvalidResponseError` (an invalid response), and `FlowError` with `aborted`, `discarded` or `destroyed`.
 * A rejected call leaves the sign-up as it was, except for what the error response says about it: a wrong code counts
 * as an attempt, and a verification that is used up or has expired is no longer `sent`.
 * When the response to a change is lost, the sign-up is read once before the call ends: if the change was applied, the
 * call resolves; otherwise `NetworkError.outcome` says what is known.
 *
 * Source: the SignUp document.
 */
export interface SignUp extends Omit<SignUpAttempt, 'verifications'>, DerivedMembers, SignUpStores {
  /** Every verification of the sign-up. `$verifications` has them as plain data. */
  readonly verifications: SignUpVerifications
  /** Alias of `hasPassword`. */
  readonly passwordEnabled: boolean
  /** The OAuth strategies that this sign-up asks for or accepts, and those that the instance enables. */
  readonly supportedExternalAccounts: OAuthStrategy[]
  /** The session that the identity already has on this client. */
  readonly existingSession: { sessionId: string } | undefined
  /** The same sign-up with methods that never reject. */
  readonly future: SignUpFuture

  /**
   * Does what `$nextStep` asks for with the values of a form: creates the sign-up, adds fields, sends a code or a link,
   * verifies, goes to a provider, finalizes. `strategy` is the way that the user chose; it is needed only where there
   * are several. A code is sent at once where there is no other way. Resolves to the step after it.
   *
   * `values` is an object, or a form's `FormData`, of which empty inputs are left out. Rejects with `invalid_parameter`
   * for an unknown name, which lists those that are known, and without what the step needs, which names it; with
   * `wrong_step` when the user has to sign in instead; otherwise as the method for the step does.
   */
  advance(values?: SignUpValues | FormData | CallOptions, options?: CallOptions): Promise<NextStep>
  /**
   * Starts a sign-up, and discards the one that this browser may have in progress.
   * Default for `locale` and `timezone`: the browser's.
   */
  create(params?: SignUpCreateParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** Changes fields of the sign-up. Rejects with `not_started` before `create()`. */
  update(params: SignUpUpdateParams, options?: CallOptions): Promise<SignUp>
  /** Updates the sign-up in progress, or creates one. */
  upsert(params: SignUpCreateParams, options?: CallOptions): Promise<SignUp>
  /** Sets a password, along with other fields; creates a sign-up unless one is in progress. */
  password(params: PasswordParams, options?: CallOptions): Promise<SignUp>
  /** Reads the sign-up again; without one, reads the client, which may have a sign-up in progress. */
  reload(params?: { rotatingTokenNonce?: string | undefined } | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Starts a verification; for `email_code` and `phone_code` this sends the code. The strategy alone is enough:
   * `prepareVerification('email_code')`. An identical call in progress is shared: a double click sends one message.
   * Rejects with `not_started` before `create()`.
   */
  prepareVerification(
    params: PrepareVerificationParams | SignUpVerificationStrategy | Web3Strategy,
    options?: CallOptions,
  ): Promise<SignUp>
  /**
   * Attempts a verification. Rejects with `not_started` before `create()`, and with `invalid_parameter` without a code.
   */
  attemptVerification(params: AttemptVerificationParams, options?: CallOptions): Promise<SignUp>
  /** `prepareVerification('email_code')`, or the given `params`. */
  prepareEmailAddressVerification(
    params?: PrepareVerificationParams | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** `attemptVerification()` with `email_code`. */
  attemptEmailAddressVerification(params: CodeParams, options?: CallOptions): Promise<SignUp>
  /** `prepareVerification('phone_code')`, or the given `params`. */
  preparePhoneNumberVerification(
    params?: PrepareVerificationParams | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** `attemptVerification()` with `phone_code`. */
  attemptPhoneNumberVerification(params: CodeParams, options?: CallOptions): Promise<SignUp>
  /** Requests the message to sign: `verifications.web3Wallet.message`. Default `strategy`: MetaMask's. */
  prepareWeb3WalletVerification(
    params?: { strategy?: Web3Strategy } | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** Submits the wallet's signature. Default `strategy`: MetaMask's. */
  attemptWeb3WalletVerification(
    params: { signature: string; strategy?: Web3Strategy },
    options?: CallOptions,
  ): Promise<SignUp>
  /**
   * Signs up with a wallet: finds it in the page, requests an account, creates a sign-up with its address, has the
   * server's message signed and submits the signature. Other calls do not wait while the wallet asks the user.
   * Rejects with `wallet_not_found` before any request is sent, `wallet_rejected` when the user declines,
   * `wallet_failed`, `wallet_account_mismatch`, `nothing_to_sign`, and `invalid_parameter` for an invalid strategy.
   * Source: `SignUpFuture.web3()`.
   */
  web3(params: Web3Params, options?: CallOptions): Promise<SignUp>
  /** The same with a signature that you provide. Rejects with `invalid_parameter` without an address. */
  authenticateWithWeb3(params: AuthenticateWithWeb3Params, options?: CallOptions): Promise<SignUp>
  /** `web3()` with MetaMask. */
  authenticateWithMetamask(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * `web3()` with Coinbase Wallet. When the wallet rejects the signature request, it is sent to the wallet once more.
   */
  authenticateWithCoinbaseWallet(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with Base. */
  authenticateWithBase(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with OKX Wallet. */
  authenticateWithOKXWallet(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with the Solana wallet named `walletName`; without a name, with the only Solana wallet. */
  authenticateWithSolana(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Signs up through a provider, OAuth or enterprise; continues the sign-up in progress if there is one.
   *
   * Without `popup`, this page navigates: resolves when the navigation was requested, and is `fetching` until then.
   * With `popup`, resolves when the popup has reported back and the sign-up has been read again. Closes the popup.
   * Rejects with `no_redirect_url` when the server sends no provider URL, and before any request is sent with
   * `invalid_parameter` and `unsafe_url` (see `allowedRedirectProtocols`); with a popup also with `popup_blocked`,
   * `popup_closed`, `popup_failed`, `popup_timeout`, and `discarded` when a newer call started a round trip. When the
   * server rejects the captcha, it is solved once more.
   * Source: `SignUpFuture.sso()`.
   */
  sso(params: SSOParams, options?: CallOptions): Promise<SignUp>
  /** `sso()` in this page; starts a new sign-up unless `continueSignUp`. */
  authenticateWithRedirect(params: AuthenticateWithRedirectParams, options?: CallOptions): Promise<void>
  /**
   * The same in a popup; then makes the session the active one and navigates to `redirectUrlComplete`. If the sign-up
   * needs more, navigates to `redirectUrl`. Rejects as `sso()` with a popup does.
   */
  authenticateWithPopup(params: AuthenticateWithPopupParams, options?: CallOptions): Promise<void>
  /** `authenticateWithRedirect()`, with the parameters of the SignUp document. */
  signUpWithOAuth(strategy: OAuthStrategy, callbacks: OAuthCallbacks, options?: CallOptions): Promise<void>
  /** The enterprise connections, for a missing `enterprise_sso`. Rejects with `not_started` before `create()`. */
  getEnterpriseConnections(options?: CallOptions): Promise<EnterpriseConnection[]>
  /**
   * Creates a verification by email link, with the wait for it. Each call returns a new one; no request is sent before
   * it is started. See {@link EmailLinkFlow}.
   */
  createEmailLinkFlow(): EmailLinkFlow<SignUp>
  /**
   * Signs up with an invitation: with `ticket`, or with the ticket in the page's address, which is removed from there
   * once the server has accepted it. When the address says that the ticket belongs to a sign-in, or is used up
   * (`__clerk_status`), no request is sent: `$nextStep` is `transfer_to_sign_in` with the `ticket`. Rejects with
   * `ticket_missing` without a ticket.
   */
  ticket(params?: TicketParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Submits the proof of the challenge in `protectCheck`. The server may respond with a new one there. Also resolves
   * when the challenge was already passed. Rejects with `not_started` before `create()`.
   */
  submitProtectCheck(params: ProtectCheckParams, options?: CallOptions): Promise<SignUp>
  /**
   * Checks a password against the instance's rules, which are read first if they are unknown, and estimates its
   * strength when the instance asks for it and `passwordStrength` was given. Calls that overlap all get the result of
   * the last one.
   * Rejects with `password_strength_failed` when the estimator failed; the callbacks then have the complexity.
   */
  validatePassword(
    password: string,
    callbacks?: ValidatePasswordCallbacks | CallOptions,
    options?: CallOptions,
  ): Promise<PasswordValidation>
  /**
   * Makes the session that the sign-up created the active one: updates the server, fetches a token, awaits `navigate`.
   * Rejects with `no_created_session` before the sign-up is complete, with `session_not_found` when the client does not
   * have that session, and with an error of `navigate`; after the last, the session stays active. Signs no user out.
   */
  finalize(params?: FinalizeParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Discards the sign-up locally and at once: no request, no `fetching`. Calls in progress end with `discarded`, and a
   * later response of theirs does not bring the sign-up back.
   */
  reset(): Promise<SignUp>
  /** The attempt as plain data. */
  toJSON(): SignUpAttempt
}

const readers = { ...attemptReaders, ...ownReaders, ...derivedReaders }

const addMembers = defineMembers({
  live: { ...readers, verifications: readVerifications },
  // `$verifications` has plain data.
  stores: { ...readers, ...storeReaders },
  parts: {
    future: createSignUpFuture,
    $cooldown: ({ store }: SignUpSource) => createCooldown(store.$state, keptSignUp),
    $nextStep: (source: SignUpSource) => createNextStep<NextStep>(source, { type: 'start' }, source.onNextStepUse),
  },
})

const DESCRIPTION = {
  names:
    'create update upsert password reload prepareVerification attemptVerification prepareEmailAddressVerification attemptEmailAddressVerification preparePhoneNumberVerification attemptPhoneNumberVerification prepareWeb3WalletVerification attemptWeb3WalletVerification web3 authenticateWithWeb3 authenticateWithMetamask authenticateWithCoinbaseWallet authenticateWithBase authenticateWithOKXWallet authenticateWithSolana sso ticket submitProtectCheck finalize',
  results: 'advance authenticateWithRedirect authenticateWithPopup getEnterpriseConnections',
  wait: 'waitForEmailLinkVerification',
  addMembers,
}

/** @param part What the methods do. */
export const createSignUp = (calls: Calls, part: Lazy<SignUpPart>): SignUp => {
  const action = actionsOf(part.load)
  const strategies = { isUsed: false, hasWaited: false }
  const owner = {
    calls,
    resource: keptSignUp,
    afterwards: (call: Call) => part.part()?.learnStrategiesAfter(call, strategies),
  }
  const onNextStepUse = (): undefined => {
    if (strategies.isUsed) return
    strategies.isUsed = true
    calls.run({}, (call) => action('learnStrategies')(call, undefined)).catch(() => {})
  }
  return attemptOf<SignUp, SignUpSource>(
    DESCRIPTION,
    { owner, ...part, onNextStepUse },
    {
      signUpWithOAuth: (strategy: OAuthStrategy, callbacks: OAuthCallbacks, options?: CallOptions) =>
        resolvesToResult(owner)(action('signUpWithOAuth'))({ strategy, callbacks }, options),
    },
  )
}
