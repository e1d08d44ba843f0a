import type { ProtectCheck } from './model/sign-up-attempt.ts'
import type { Web3Strategy } from './model/strategy.ts'

/** What a challenge is about. */
export interface CaptchaRequest {
  readonly siteKey: string
  readonly invisibleSiteKey: string
  /** `smart` shows itself when it has to; `invisible` never does. */
  readonly widgetType: 'smart' | 'invisible'
  readonly action: 'signup' | 'verify'
  readonly signal: AbortSignal
}

/** What a challenge came to. A token serves one request only. */
export type CaptchaSolution =
  | { readonly token: string; readonly widgetType: 'smart' | 'invisible' }
  /** The challenge could not be run; the server decides what that means. Codes of the provider, joined by commas. */
  | { readonly error: string }

/** Solves captcha challenges. Rejecting ends the sign-up's request as `captcha_failed`. */
export interface CaptchaProvider {
  solve(request: CaptchaRequest): Promise<CaptchaSolution>
}

/** A wallet that was found, ready to be asked. */
export interface Wallet {
  /** Asks the person for an account. Resolves to its address; rejects as the wallet does. */
  connect(): Promise<string>
  /** Asks the person to sign a text. Resolves to the signature as the Frontend API expects it. */
  sign(message: string, address: string): Promise<string>
}

/** Finds wallets in the page. */
export interface Wallets {
  /** The wallet of a strategy; for Solana the one of that name. `null` when there is none. */
  find(strategy: Web3Strategy, walletName?: string): Promise<Wallet | null>
}

/** An EIP-1193 provider that the app brings along. */
export interface WalletProvider {
  readonly strategy: Web3Strategy
  readonly provider: { request(request: { method: string; params?: unknown }): Promise<unknown> }
}

/** Resolves a Protect challenge to its proof token. */
export type ProtectResolver = (challenge: ProtectCheck, options: { readonly signal: AbortSignal }) => Promise<string>

/** How strong a password is. `@zxcvbn-ts/core`'s `zxcvbn` fits as it is. */
export interface PasswordStrengthEstimate {
  /** 0 (weak) to 4 (strong). */
  readonly score: number
  readonly feedback: { readonly warning: string | null; readonly suggestions: string[] }
}
export type PasswordStrength = (password: string) => PasswordStrengthEstimate | Promise<PasswordStrengthEstimate>

/** The implementations that a client may need one day: each is loaded when it is first needed. */
export interface Ports {
  /** `null`: the app wants no captcha. */
  readonly captcha: (() => Promise<CaptchaProvider>) | null
  readonly wallets: () => Promise<Wallets>
  /** `null`: challenges are left in the state. */
  readonly protect: ProtectResolver | null
  /** `null` when there is no estimator. */
  readonly passwordStrength: () => Promise<PasswordStrength | null>
}
