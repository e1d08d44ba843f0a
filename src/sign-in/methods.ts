import type { FinalizeParams } from '../attempts/finalize.ts'
import type { WalletName } from '../attempts/params.ts'
import type { ProtectCheckParams } from '../attempts/protect-check.ts'
import type { CallOptions } from '../calls/call.ts'
import type {
  AttemptFirstFactorParams,
  AttemptSecondFactorParams,
  PasskeyParams,
  PrepareFirstFactorParams,
  PrepareSecondFactorParams,
  ResetPasswordParams,
  SignInCreateParams,
  SignInOwnSignatureParams,
  SignInPasswordParams,
  SignInPopupParams,
  SignInRedirectParams,
  SignInSSOParams,
  SignInTicketParams,
  SignInWeb3Params,
} from './params.ts'
import type { SignInValues } from './values.ts'
import type { SignInWays } from './ways.ts'

/**
 * What a sign-in does. {@link SignIn} rejects with the errors that are named here; {@link SignIn.future} returns them as
 * `{ error }`.
 */
export interface SignInMethods<Result, Nothing = Result, Step = Result> extends SignInWays<Result> {
  /**
   * Does what `$nextStep` asks for with the values of a form: creates the sign-in, sends a code or a link, proves a
   * factor, sets a new password, goes to a provider, finalizes. `strategy` is the way that the user chose; it is needed
   * only where there are several. A code is sent at once where there is no other way.
   *
   * `values` is an object, or a form's `FormData`, of which empty inputs are left out. Rejects with `invalid_parameter`
   * for an unknown name, which lists those that are known, and without what the step needs, which names it; with
   * `wrong_step` when the user has to go on elsewhere; otherwise as the method for the step does.
   */
  advance(values?: SignInValues | FormData | CallOptions, options?: CallOptions): Promise<Step>
  /**
   * Starts a sign-in, and discards the one that this browser may have in progress. `strategy` with an `identifier`
   * sends the code or the link in the same request.
   * Default for `locale` and `timezone`: the browser's.
   */
  create(params?: SignInCreateParams | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Signs in with a password: continues the sign-in in progress of the same identifier, otherwise starts one. Rejects
   * with `not_started` without an identifier, and with `invalid_parameter` with several.
   */
  password(params: SignInPasswordParams, options?: CallOptions): Promise<Result>
  /** Reads the sign-in again; without one, reads the client, which may have a sign-in in progress. */
  reload(params?: { rotatingTokenNonce?: string | undefined } | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Starts the verification of a first factor: sends a code or a link, or requests a text to sign. An identical call in
   * progress is shared: a double click sends one message. Rejects with `not_started` before `create()`, and with
   * `factor_not_found` for a factor that the sign-in does not have.
   */
  prepareFirstFactor(params: PrepareFirstFactorParams, options?: CallOptions): Promise<Result>
  /** Proves the first factor. Rejects with `not_started`, and with `invalid_parameter` without the proof. */
  attemptFirstFactor(params: AttemptFirstFactorParams, options?: CallOptions): Promise<Result>
  /** The same for the second factor, also on a new device. Rejects with `wrong_step` before the first is done. */
  prepareSecondFactor(params: PrepareSecondFactorParams, options?: CallOptions): Promise<Result>
  /** Proves the second factor. `totp` and `backup_code` need no preparation. */
  attemptSecondFactor(params: AttemptSecondFactorParams, options?: CallOptions): Promise<Result>
  /** Sets a new password. Rejects with `wrong_step` unless `status` is `needs_new_password`. */
  resetPassword(params: ResetPasswordParams, options?: CallOptions): Promise<Result>
  /**
   * Signs in with a wallet: finds it in the page, requests an account, starts a sign-in with its address, has the
   * server's message signed and submits the signature. Other calls do not wait while the wallet asks the user.
   * Rejects with `wallet_not_found` before any request is sent, `wallet_rejected` when the user declines,
   * `wallet_failed`, `wallet_account_mismatch`, `nothing_to_sign`, and `factor_not_found`.
   */
  web3(params: SignInWeb3Params, options?: CallOptions): Promise<Result>
  /** The same with a signature that you provide. Rejects with `invalid_parameter` without an address. */
  authenticateWithWeb3(params: SignInOwnSignatureParams, options?: CallOptions): Promise<Result>
  /** `web3()` with MetaMask. */
  authenticateWithMetamask(params?: WalletName | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * `web3()` with Coinbase Wallet. When the wallet rejects the signature request, it is sent to the wallet once more.
   */
  authenticateWithCoinbaseWallet(params?: WalletName | CallOptions, options?: CallOptions): Promise<Result>
  /** `web3()` with Base. */
  authenticateWithBase(params?: WalletName | CallOptions, options?: CallOptions): Promise<Result>
  /** `web3()` with OKX Wallet. */
  authenticateWithOKXWallet(params?: WalletName | CallOptions, options?: CallOptions): Promise<Result>
  /** `web3()` with the Solana wallet named `walletName`; without a name, with the only Solana wallet. */
  authenticateWithSolana(params?: WalletName | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Signs in with a passkey: one of the user whose sign-in is in progress, as the first factor or as the second one
   * when that is due. With a `flow`, any of this site, which starts a new sign-in; rejects with `wrong_step` when a
   * sign-in in progress would be lost.
   *
   * With `flow: 'autofill'` the browser offers passkeys in a form field: call it when the page has one. Meanwhile
   * `$fetchStatus` is `idle`, and any other method ends the offer, which then rejects with `discarded`. Resolves at
   * once in a browser that cannot do this.
   * Rejects with `passkey_not_supported` before any request is sent, `passkey_retrieval_cancelled` when the user
   * declines, `passkey_retrieval_failed`, `passkey_invalid_rpID_or_domain`, and `factor_not_found`.
   */
  authenticateWithPasskey(params?: PasskeyParams | CallOptions, options?: CallOptions): Promise<Result>
  /** `authenticateWithPasskey()`, with the name of the SignInFuture document. */
  passkey(params?: PasskeyParams | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Signs in through a provider, OAuth or enterprise. An enterprise connection continues the sign-in of the same
   * identifier; otherwise a new sign-in starts.
   *
   * Without `popup`, this page navigates: resolves when the navigation was requested, and is `fetching` until then.
   * With `popup`, resolves when the popup has reported back and the sign-in has been read again. Closes the popup.
   * Rejects with `no_redirect_url` when the server sends no provider URL, and before any request is sent with
   * `invalid_parameter` and `unsafe_url` (see `allowedRedirectProtocols`); with a popup also with `popup_blocked`,
   * `popup_closed`, `popup_failed`, `popup_timeout`, and `discarded` when a newer call started a round trip.
   */
  sso(params: SignInSSOParams, options?: CallOptions): Promise<Result>
  /** `sso()` in this page; starts a new sign-in unless `continueSignIn`. */
  authenticateWithRedirect(params: SignInRedirectParams, options?: CallOptions): Promise<Nothing>
  /**
   * The same in a popup; then makes the session the active one and navigates to `redirectUrlComplete`. If the sign-in
   * needs more, navigates to `redirectUrl`. Rejects as `sso()` with a popup does.
   */
  authenticateWithPopup(params: SignInPopupParams, options?: CallOptions): Promise<Nothing>
  /**
   * Signs in with a ticket: a sign-in token or an invitation, passed as `ticket` or in the page's address, which is
   * removed from there once the server has accepted it. When the address says that the ticket belongs to a sign-up, or
   * is used up (`__clerk_status`), no request is sent: `$nextStep` is `transfer_to_sign_up` with the `ticket`. Rejects
   * with `ticket_missing` without a ticket.
   */
  ticket(params?: SignInTicketParams | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Submits the proof of the challenge in `protectCheck`. The server may respond with a new one there. Also resolves
   * when the challenge was already passed. Rejects with `not_started` before `create()`.
   */
  submitProtectCheck(params: ProtectCheckParams, options?: CallOptions): Promise<Result>
  /**
   * Makes the session that the sign-in created the active one: updates the server, fetches a token, awaits `navigate`.
   * Rejects with `no_created_session` before the sign-in is complete, with `session_not_found` when the client does not
   * have that session, and with an error of `navigate`; after the last, the session stays active. Signs no user out.
   */
  finalize(params?: FinalizeParams | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * Discards the sign-in locally and at once: no request, no `fetching`. Calls in progress end with `discarded`, and a
   * later response of theirs does not bring the sign-in back.
   */
  reset(): Promise<Result>
}
