import type { Flow } from '../flow/flow.ts'
import type { EnterpriseConnection } from '../model/enterprise-connection.ts'
import type { SignUpAttempt } from '../model/sign-up-attempt.ts'
import type { OAuthStrategy, Web3Strategy } from '../model/strategy.ts'
import type { SignUpVerifications } from '../model/verification.ts'
import { type CodeParams, verifyEmailCode, verifyPhoneCode } from '../operations/codes.ts'
import { type FinalizeParams, finalize } from '../operations/finalize.ts'
import { create, reload, update, upsert } from '../operations/lifecycle.ts'
import {
  authenticateWithPopup,
  authenticateWithRedirect,
  authenticateWithWeb3,
  getEnterpriseConnections,
  signUpWithOAuth,
  sso,
  web3,
  web3With,
} from '../operations/on-demand.ts'
import type {
  AttemptVerificationParams,
  CallOptions,
  PasswordParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpUpdateParams,
  SignUpVerificationStrategy,
} from '../operations/params.ts'
import { password } from '../operations/password.ts'
import { type ProtectCheckParams, submitProtectCheck } from '../operations/protect-check.ts'
import type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  OAuthCallbacks,
  SSOParams,
} from '../operations/sso-params.ts'
import { type TicketParams, ticket } from '../operations/ticket.ts'
import type { PasswordValidation, ValidatePasswordCallbacks } from '../operations/validate-password.ts'
import { attempt, prepare } from '../operations/verification.ts'
import type { AuthenticateWithWeb3Params, WalletParams, Web3Params } from '../operations/web3-params.ts'
import { createCooldown } from './cooldown.ts'
import { type EmailLinkFlow, emailLinkFlows } from './email-link.ts'
import { withLive, withStores } from './live.ts'
import { createNextStep } from './next-step.ts'
import { createReaders, createStoreReaders, createVerificationsReader } from './readers.ts'
import { createSignUpFuture, type SignUpFuture } from './sign-up-future.ts'
import type { SignUpStores } from './stores.ts'
import { passwordValidator } from './validate-password.ts'
import { asker, runner } from './wiring.ts'

/**
 * One sign-up, from the first field to the session. The same object for the client's whole life: its members are always
 * those of now. Its methods reject with an error of the family; {@link SignUp.future} is the face that answers instead.
 *
 * All methods take `{ signal }` last; where the parameters may be left out, also in their place. Those that send something reject, beside what their own text says, with
 * `FrontendApiError` (the server refused), `NetworkError` (no answer), `InvalidResponseError` (no valid answer),
 * and `FlowError` with `aborted`, `discarded` or `destroyed`. A rejected call leaves the sign-up as it was, but for what
 * the server said of it with the error: a wrong code counts, one that is used up or has expired is no longer sent.
 * When the response to a change is lost, the sign-up is read once before the call ends: what was done resolves, and
 * otherwise `NetworkError.outcome` says what is known.
 *
 * Source: the SignUp document.
 */
export interface SignUp extends Omit<SignUpAttempt, 'verifications'>, SignUpStores {
  /** Every verification of the sign-up. `$verifications` has them as plain data. */
  readonly verifications: SignUpVerifications
  /** Another name of `hasPassword`. */
  readonly passwordEnabled: boolean
  /** The OAuth strategies that this sign-up asks for or accepts. */
  readonly supportedExternalAccounts: OAuthStrategy[]
  /** Whether the identity already has a user, so that the sign-up should go on as a sign-in. */
  readonly isTransferable: boolean
  /** The session that the identity already has on this client; `undefined` when there is none. */
  readonly existingSession: { sessionId: string } | undefined
  /** Whether the session is ready and the page may leave the sign-up: true while `finalize()` navigates. */
  readonly canBeDiscarded: boolean
  /** The same sign-up with methods that never reject. */
  readonly future: SignUpFuture

  /**
   * Starts a sign-up, and gives up the one that this browser may have in progress.
   * The browser's `locale` and `timezone` are added unless given.
   */
  create(params?: SignUpCreateParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** Changes fields of the sign-up. Rejects with `not_started` before `create()`. */
  update(params: SignUpUpdateParams, options?: CallOptions): Promise<SignUp>
  /** Updates the sign-up in progress, or creates one. */
  upsert(params: SignUpCreateParams, options?: CallOptions): Promise<SignUp>
  /** Gives the sign-up a password along with other fields, and creates one if there is none. */
  password(params: PasswordParams, options?: CallOptions): Promise<SignUp>
  /** Reads the sign-up again; without one, asks whether this browser has one in progress. */
  reload(params?: { rotatingTokenNonce?: string | undefined } | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Starts a verification; for `email_code` and `phone_code` this sends the code. A strategy alone is enough:
   * `prepareVerification('email_code')`. An identical call that is under way is joined: a double click sends one message.
   * Rejects with `not_started` before `create()`.
   */
  prepareVerification(
    params: PrepareVerificationParams | SignUpVerificationStrategy | Web3Strategy,
    options?: CallOptions,
  ): Promise<SignUp>
  /** Tries to complete a verification. Rejects with `not_started` before `create()`, `invalid_parameter` without a code. */
  attemptVerification(params: AttemptVerificationParams, options?: CallOptions): Promise<SignUp>
  /** `prepareVerification('email_code')`, or as `params` say. */
  prepareEmailAddressVerification(
    params?: PrepareVerificationParams | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** `attemptVerification()` with `email_code`. */
  attemptEmailAddressVerification(params: CodeParams, options?: CallOptions): Promise<SignUp>
  /** `prepareVerification('phone_code')`, or as `params` say. */
  preparePhoneNumberVerification(
    params?: PrepareVerificationParams | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** `attemptVerification()` with `phone_code`. */
  attemptPhoneNumberVerification(params: CodeParams, options?: CallOptions): Promise<SignUp>
  /** Asks for the text that the wallet has to sign: `verifications.web3Wallet.message`. MetaMask's unless told otherwise. */
  prepareWeb3WalletVerification(
    params?: { strategy?: Web3Strategy } | CallOptions,
    options?: CallOptions,
  ): Promise<SignUp>
  /** Hands in the wallet's signature. MetaMask's unless told otherwise. */
  attemptWeb3WalletVerification(
    params: { signature: string; strategy?: Web3Strategy },
    options?: CallOptions,
  ): Promise<SignUp>
  /**
   * Signs up with a wallet: finds it in the page, asks it for an account, creates a sign-up with its address, has the
   * server's text signed and hands the signature in. Other calls do not wait while the person looks at the wallet.
   * Rejects with `wallet_not_found` before anything is sent, `wallet_rejected` when the person declines, `wallet_failed`,
   * `wallet_account_mismatch`, `nothing_to_sign`, and `invalid_parameter` for a strategy that is none. Source: `SignUpFuture.web3()`.
   */
  web3(params: Web3Params, options?: CallOptions): Promise<SignUp>
  /** The same with a signature that you procure: no wallet is looked for. Rejects with `invalid_parameter` without an address. */
  authenticateWithWeb3(params: AuthenticateWithWeb3Params, options?: CallOptions): Promise<SignUp>
  /** `web3()` with MetaMask. */
  authenticateWithMetamask(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with Coinbase Wallet. A signature that it refuses by itself is asked for once more. */
  authenticateWithCoinbaseWallet(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with Base. */
  authenticateWithBase(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with OKX Wallet. */
  authenticateWithOKXWallet(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /** `web3()` with the Solana wallet that `walletName` names; without a name, with the only one. */
  authenticateWithSolana(params?: WalletParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Signs up through a provider, OAuth or enterprise; continues the sign-up in progress if there is one.
   *
   * Without `popup` this page is left: resolves when the navigation was asked for, `fetching` until then. With `popup`
   * resolves when it has reported back and the sign-up has been read again; the popup is closed however it ends.
   * Rejects with `no_redirect_url` when the server sends no provider, and before anything is sent with `invalid_parameter`
   * and `unsafe_url` (see `allowedRedirectProtocols`); with a popup also `popup_blocked`, `popup_closed`, `popup_failed`,
   * `popup_timeout`, and `discarded` when a newer call began a round trip. A refused captcha is solved anew, once.
   * Source: `SignUpFuture.sso()`.
   */
  sso(params: SSOParams, options?: CallOptions): Promise<SignUp>
  /** `sso()` that leaves this page, and starts a new sign-up unless `continueSignUp`. */
  authenticateWithRedirect(params: AuthenticateWithRedirectParams, options?: CallOptions): Promise<void>
  /**
   * The same in a popup; then makes the session the active one and goes to `redirectUrlComplete`. With something left to
   * do it goes to `redirectUrl`. Rejects as `sso()` with a popup does.
   */
  authenticateWithPopup(params: AuthenticateWithPopupParams, options?: CallOptions): Promise<void>
  /** `authenticateWithRedirect()`, as the SignUp document spells it. */
  signUpWithOAuth(strategy: OAuthStrategy, callbacks: OAuthCallbacks, options?: CallOptions): Promise<void>
  /** The enterprise connections to choose from when `enterprise_sso` is missing. Rejects with `not_started` before `create()`. */
  getEnterpriseConnections(options?: CallOptions): Promise<EnterpriseConnection[]>
  /**
   * A way through an email link, with the wait for it. Each call gives a new one; nothing is sent before it is started.
   * {@link EmailLinkFlow}
   */
  createEmailLinkFlow(): EmailLinkFlow<SignUp>
  /**
   * Signs up with an invitation: `ticket`, or the one in the page's address, which is taken out of there once the server
   * has accepted it. When the address says that the ticket belongs to a sign-in, or is used up (`__clerk_status`), nothing
   * is sent: `$nextStep` is `transfer_to_sign_in` with the `ticket`. Rejects with `ticket_missing` when there is none.
   */
  ticket(params?: TicketParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Hands in the proof of the challenge in `protectCheck`. The server may answer with another challenge, which is then in
   * `protectCheck`. Resolves too when the challenge was passed already. Rejects with `not_started` before `create()`.
   */
  submitProtectCheck(params: ProtectCheckParams, options?: CallOptions): Promise<SignUp>
  /**
   * Checks a password by the instance's rules, which are read if they are not known, and estimates its strength when the
   * instance asks for it and `passwordStrength` was given. Calls that overlap all come to the result of the last.
   * Rejects with `password_strength_failed` when the estimator failed; the callbacks then have the complexity.
   */
  validatePassword(
    password: string,
    callbacks?: ValidatePasswordCallbacks | CallOptions,
    options?: CallOptions,
  ): Promise<PasswordValidation>
  /**
   * Makes the session that the sign-up created the active one: tells the server, fetches a token, awaits `navigate`.
   * Rejects with `no_created_session` before the sign-up is complete, and with `session_not_found` when the client does
   * not have that session; nobody is signed out. An error of `navigate` is rejected with, and the session stays active.
   */
  finalize(params?: FinalizeParams | CallOptions, options?: CallOptions): Promise<SignUp>
  /**
   * Gives the sign-up up, here and at once: no request, no `fetching`. What is under way ends as `discarded`, and nothing
   * that the server still sends of it brings it back.
   */
  reset(): Promise<SignUp>
  /** The attempt as plain data. */
  toJSON(): SignUpAttempt
}

const METAMASK = 'web3_metamask_signature'

export const createSignUp = (flow: Flow): SignUp => {
  const run = runner(flow, () => signUp)
  const ask = asker(flow)
  const readers = createReaders()
  const readVerifications = createVerificationsReader()
  const methods = {
    future: createSignUpFuture(flow, readers, readVerifications),
    create: run(create),
    update: run(update),
    upsert: run(upsert),
    password: run(password),
    reload: run(reload),
    prepareVerification: run((scoped, params: PrepareVerificationParams | string) =>
      prepare(scoped, typeof params === 'string' ? { strategy: params } : params),
    ),
    attemptVerification: run(attempt),
    prepareEmailAddressVerification: run((scoped, params: PrepareVerificationParams = { strategy: 'email_code' }) =>
      prepare(scoped, params),
    ),
    attemptEmailAddressVerification: run(verifyEmailCode),
    preparePhoneNumberVerification: run((scoped, params: PrepareVerificationParams = { strategy: 'phone_code' }) =>
      prepare(scoped, params),
    ),
    attemptPhoneNumberVerification: run(verifyPhoneCode),
    prepareWeb3WalletVerification: run((scoped, params: { strategy?: Web3Strategy } = {}) =>
      prepare(scoped, { strategy: METAMASK, ...params }),
    ),
    attemptWeb3WalletVerification: run(
      (scoped, { signature, strategy = METAMASK }: { signature: string; strategy?: Web3Strategy }) =>
        attempt(scoped, { signature, strategy }),
    ),
    web3: run(web3),
    authenticateWithWeb3: run(authenticateWithWeb3),
    authenticateWithMetamask: run(web3With(METAMASK)),
    authenticateWithCoinbaseWallet: run(web3With('web3_coinbase_wallet_signature')),
    authenticateWithBase: run(web3With('web3_base_signature')),
    authenticateWithOKXWallet: run(web3With('web3_okx_wallet_signature')),
    authenticateWithSolana: run(web3With('web3_solana_signature')),
    sso: run(sso),
    authenticateWithRedirect: ask(authenticateWithRedirect),
    authenticateWithPopup: ask(authenticateWithPopup),
    signUpWithOAuth: (strategy: OAuthStrategy, callbacks: OAuthCallbacks, options?: CallOptions) =>
      ask(signUpWithOAuth)({ strategy, callbacks }, options),
    getEnterpriseConnections: (options?: CallOptions) => ask(getEnterpriseConnections)(undefined, options),
    createEmailLinkFlow: emailLinkFlows(flow, () => signUp),
    $cooldown: createCooldown(flow.store.$state),
    $nextStep: createNextStep(flow),
    ticket: run(ticket),
    submitProtectCheck: run(submitProtectCheck),
    validatePassword: passwordValidator(flow),
    finalize: run(finalize),
    reset: async () => {
      flow.reset()
      return signUp
    },
    toJSON: () => flow.store.get().signUp,
  }
  const signUp: SignUp = withStores(
    withLive(methods, flow.store, { ...readers, verifications: readVerifications }),
    flow.store,
    {
      ...readers,
      ...createStoreReaders(),
    },
  )
  return signUp
}
