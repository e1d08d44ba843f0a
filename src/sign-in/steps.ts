import type { FrontendApiErrorItem } from '../errors.ts'
import type { Environment } from '../shapes/environment.ts'
import type { EnterpriseSSOFactor, SignInFirstFactor, SignInSecondFactor } from '../shapes/factors.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import type { PhoneCodeChannel } from '../shapes/strategies.ts'

/** A code or a link that was sent and may still be used. */
export interface Sent {
  readonly strategy: string
  /** Where it was sent to, as the user may see it; `null` when that is unknown. */
  readonly safeIdentifier: string | null
  /** By the server's clock. */
  readonly expireAt: Date | null
}

export interface SentCode extends Sent {
  /** How a phone code was sent. */
  readonly channel: PhoneCodeChannel | null
  /** Attempts made so far. */
  readonly attempts: number | null
}

/** Other ways, the preferred one first. */
interface OtherFirst {
  readonly alternatives: SignInFirstFactor[]
}

interface OtherSecond {
  readonly alternatives: SignInSecondFactor[]
  readonly reason: SecondFactorReason
}

/** Why there is a second factor: the user wants one, or has not used this device before. */
export type SecondFactorReason = 'mfa' | 'client_trust'

/** What a screen of a sign-in should show now. Plain data; see docs/sign-in.md for each. */
export type SignInNextStep =
  /**
   * No sign-in yet: ask for one of `identifiers`, and offer `strategies`, which need no identifier. Both are empty
   * until the instance's settings are known.
   */
  | { readonly type: 'start'; readonly identifiers: string[]; readonly strategies: string[] }
  /** A sign-in without a user: ask for an identifier. */
  | { readonly type: 'identify'; readonly identifiers: string[]; readonly strategies: string[] }
  /** Choose a way to prove who signs in. `factors` has `preferred` first; `error` is why the last way has ended. */
  | {
      readonly type: 'choose_first_factor'
      readonly factors: SignInFirstFactor[]
      readonly preferred: SignInFirstFactor | null
      /** The ways to reset the password: for a link "forgot password". */
      readonly resets: SignInFirstFactor[]
      readonly error: FrontendApiErrorItem | null
    }
  /** A code was sent: ask for it. */
  | ({ readonly type: 'enter_code' } & SentCode & OtherFirst)
  /** A link was sent: wait for it. */
  | ({ readonly type: 'open_link' } & Sent & OtherFirst)
  /** A passkey was requested: ask the user again. */
  | ({ readonly type: 'use_passkey' } & OtherFirst)
  /** A text to sign was requested: ask the wallet again. */
  | ({ readonly type: 'sign_with_wallet'; readonly strategy: string } & OtherFirst)
  /** A round trip at a provider is open: continue at `url`, or choose another way. */
  | ({ readonly type: 'continue_external'; readonly url: string } & OtherFirst)
  /** The user has to go through the provider of a company: call `sso()`. `bypass` has the ways around it. */
  | {
      readonly type: 'continue_enterprise'
      readonly connection: EnterpriseSSOFactor
      readonly bypass: SignInFirstFactor[]
    }
  /** The same with several: pass the `enterpriseConnectionId` of one to `sso()`. */
  | {
      readonly type: 'choose_enterprise_connection'
      readonly connections: EnterpriseSSOFactor[]
      readonly bypass: SignInFirstFactor[]
    }
  /** Choose a further proof. `factors` has `preferred` first. */
  | {
      readonly type: 'choose_second_factor'
      readonly factors: SignInSecondFactor[]
      readonly preferred: SignInSecondFactor | null
      readonly reason: SecondFactorReason
      readonly error: FrontendApiErrorItem | null
    }
  /** A code was sent as the second factor: ask for it. */
  | ({ readonly type: 'enter_second_code' } & SentCode & OtherSecond)
  /** A link was sent as the second factor: wait for it. */
  | ({ readonly type: 'open_second_link' } & Sent & OtherSecond)
  /** A passkey was requested as the second factor: ask the user again. */
  | ({ readonly type: 'use_second_passkey' } & OtherSecond)
  /** Ask for a new password: after a reset, or because the instance no longer accepts the old one. */
  | { readonly type: 'new_password'; readonly reset: boolean }
  /** The server requires a challenge first. */
  | { readonly type: 'protect_check'; readonly protectCheck: ProtectCheck | null }
  /** No such user: offer to sign up, by `signUp.create({ transfer: true })`, or with the invitation's `ticket`. */
  | { readonly type: 'transfer_to_sign_up'; readonly ticket?: string }
  /** The identity is already signed in on this client: activate that session. */
  | { readonly type: 'existing_session'; readonly sessionId: string }
  /** Complete: call `finalize()`. */
  | { readonly type: 'finalize'; readonly sessionId: string }
  /** Abandoned by the server, or finished without a session: start over. */
  | { readonly type: 'restart' }

/** What the next step of a sign-in depends on besides the sign-in. */
export interface SignInNextStepContext {
  /** The instance's settings. */
  readonly environment?: Environment | null
  /** The current time by the server's clock: epoch milliseconds. Default: by this browser's clock. */
  readonly now?: number
  /** Where the last code or link was sent to, as the user may see it. */
  readonly sentTo?: string | null
  /** An invitation's ticket whose email address has no user yet. */
  readonly signUpTicket?: string | null
  /** Whether this browser has passkeys: they are then preferred. */
  readonly hasPasskeys?: boolean
}
