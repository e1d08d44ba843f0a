import type { EmailLinkWaitParams } from '../attempts/email-link-wait.ts'
import type { CodeParams } from '../attempts/params.ts'
import type { CallOptions } from '../calls/call.ts'
import type { EmailLinkVerification } from '../session/email-link-status.ts'
import type { EmailCodeSendParams, EmailLinkSendParams, PhoneCodeSendParams, ResetPasswordParams } from './params.ts'

/** Signing in with a code that is sent by email. */
export interface SignInEmailCode<Result> {
  /**
   * Sends a code: to `emailAddress`, which starts a new sign-in of that user; to `emailAddressId`; without either, to
   * the address that the user typed. Fails with `not_started` before a sign-in, and with `factor_not_found`.
   */
  sendCode(params?: EmailCodeSendParams | CallOptions, options?: CallOptions): Promise<Result>
  /** Verifies the code. Fails with `not_started` before a sign-in, and with the server's error for a wrong code. */
  verifyCode(params: CodeParams, options?: CallOptions): Promise<Result>
}

/** Signing in with a code that is sent by SMS or WhatsApp. */
export interface SignInPhoneCode<Result> {
  /** Sends a code. See {@link SignInEmailCode.sendCode}. Default `channel`: SMS. */
  sendCode(params?: PhoneCodeSendParams | CallOptions, options?: CallOptions): Promise<Result>
  /** Verifies the code. Fails with `not_started` before a sign-in, and with the server's error for a wrong code. */
  verifyCode(params: CodeParams, options?: CallOptions): Promise<Result>
}

/** Signing in with a link that is sent by email: as the first factor, or as the second one when that is due. */
export interface SignInEmailLink<Result> {
  /** Sends a link that leads to `verificationUrl`. See {@link SignInEmailCode.sendCode}. */
  sendLink(params: EmailLinkSendParams, options?: CallOptions): Promise<Result>
  /**
   * Waits until the link was opened, has expired or has failed: see `$nextStep`. The tab is notified at once when the
   * link is opened in the same browser; it also asks the server about every second, less often while it is hidden. A
   * network failure or a status of 429 or 5xx does not end the wait. Ends with an error for any other error response,
   * for `reset()` or another sign-in (`discarded`), for `signal` (`aborted`), after `timeout` milliseconds
   * (`email_link_timeout`), and when no link was sent (`email_link_not_sent`). Meanwhile `$fetchStatus` is `idle`.
   */
  waitForVerification(params?: EmailLinkWaitParams | CallOptions, options?: CallOptions): Promise<Result>
  /**
   * The result of the email link that opened this page; `null` when none did, and after
   * `client.handleEmailLinkVerification()`. `createdSessionId` is empty when the link created no session.
   */
  readonly verification: EmailLinkVerification | null
}

/** Setting a new password after a code. */
interface NewPassword<Result> {
  /** Verifies the code. Fails with `not_started` before a sign-in, and with the server's error for a wrong code. */
  verifyCode(params: CodeParams, options?: CallOptions): Promise<Result>
  /**
   * Sets the new password after the code was verified. The user is signed out of all other sessions, unless
   * `signOutOfOtherSessions` is `false`. Fails with `wrong_step` unless `status` is `needs_new_password`.
   */
  submitPassword(params: ResetPasswordParams, options?: CallOptions): Promise<Result>
}

/** Resetting the password with a code that is sent by email. */
export interface SignInResetByEmail<Result> extends NewPassword<Result> {
  /** Sends a code. See {@link SignInEmailCode.sendCode}. */
  sendCode(params?: EmailCodeSendParams | CallOptions, options?: CallOptions): Promise<Result>
}

/** Resetting the password with a code that is sent by SMS. */
export interface SignInResetByPhone<Result> extends NewPassword<Result> {
  /** Sends a code. See {@link SignInEmailCode.sendCode}. */
  sendCode(params?: Omit<PhoneCodeSendParams, 'channel'> | CallOptions, options?: CallOptions): Promise<Result>
}

/**
 * The second factor, of a user who wants one or who is on a new device. Each method fails with `wrong_step` before the
 * first factor is done, and with `factor_not_found`, which names the factors that exist.
 */
export interface SignInMFA<Result> {
  /** Sends a code to `phoneNumberId`. Default: to the default number. */
  sendPhoneCode(params?: { phoneNumberId?: string | undefined } | CallOptions, options?: CallOptions): Promise<Result>
  /** Verifies the code that was sent by phone. */
  verifyPhoneCode(params: CodeParams, options?: CallOptions): Promise<Result>
  /** Sends a code to `emailAddressId`. Default: to the address that the user typed, or the primary one. */
  sendEmailCode(params?: { emailAddressId?: string | undefined } | CallOptions, options?: CallOptions): Promise<Result>
  /** Verifies the code that was sent by email. */
  verifyEmailCode(params: CodeParams, options?: CallOptions): Promise<Result>
  /** Verifies the code of an authenticator app. */
  verifyTOTP(params: CodeParams, options?: CallOptions): Promise<Result>
  /** Verifies a backup code, which is then used up. */
  verifyBackupCode(params: CodeParams, options?: CallOptions): Promise<Result>
  /** Asks the user for a passkey. */
  passkey(options?: CallOptions): Promise<Result>
}

/** The ways to sign in that take more than one call. */
export interface SignInWays<Result> {
  readonly emailCode: SignInEmailCode<Result>
  readonly phoneCode: SignInPhoneCode<Result>
  readonly emailLink: SignInEmailLink<Result>
  readonly resetPasswordEmailCode: SignInResetByEmail<Result>
  readonly resetPasswordPhoneCode: SignInResetByPhone<Result>
  readonly mfa: SignInMFA<Result>
}
