import type { PasswordStrengthEstimate } from './model/password-rules.ts'
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

/**
 * Solves captcha challenges. Resolve to `{ error }` when the challenge cannot be run, for example because its script is
 * blocked: the request is sent with it, and the server decides. Rejecting is a defect of the provider: it ends the call as
 * `captcha_failed`, and nothing is sent.
 */
export interface CaptchaProvider {
  solve(request: CaptchaRequest): Promise<CaptchaSolution>
}

/** A wallet that was found, ready to be asked. */
export interface Wallet {
  /** Asks the person for an account. Resolves to its address; rejects as the wallet does. */
  connect(): Promise<string>
  /** Asks the person to sign a text. Resolves to the signature as the Frontend API expects it; rejects as the wallet does. */
  sign(message: string, address: string): Promise<string>
}

/** Finds wallets in the page. */
export interface Wallets {
  /**
   * The wallet of a strategy, or of that name. Resolves to `null` when there is none: a wallet that announces itself late
   * is waited for, briefly. Rejects with `invalid_parameter` when it takes a name to choose among several.
   */
  find(strategy: Web3Strategy, walletName?: string): Promise<Wallet | null>
}

/** A wallet of Ethereum, as wallets themselves offer it. Source: EIP-1193. */
export interface EthereumProvider {
  request(request: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>
}

/** A wallet of Solana, as `window.solana` offers it. */
export interface SolanaProvider {
  connect(): Promise<{ readonly publicKey: { toString(): string } }>
  /** Signs bytes. The signature has 64 of them. */
  signMessage(
    message: Uint8Array,
    encoding?: 'utf8',
  ): Promise<{ readonly signature: Uint8Array; readonly publicKey?: { toString(): string } }>
}

/** A wallet that the app brings along, for a strategy. */
export type WalletProvider =
  | { readonly strategy: Exclude<Web3Strategy, 'web3_solana_signature'>; readonly provider: EthereumProvider }
  | {
      readonly strategy: 'web3_solana_signature'
      /** What `walletName` calls it. Without one it is any Solana wallet. */
      readonly name?: string
      readonly provider: SolanaProvider
    }

/** Resolves a Protect challenge to its proof token. */
export type ProtectResolver = (challenge: ProtectCheck, options: { readonly signal: AbortSignal }) => Promise<string>

/** Estimates how strong a password is. */
export type PasswordStrength = (password: string) => PasswordStrengthEstimate | Promise<PasswordStrengthEstimate>

/** What a window that the page opened must be able to do. A `Window` fits. */
export interface PopupWindow {
  readonly closed: boolean
  readonly location: { href: string }
  close(): void
}

/** Windows that the page opened, and the page as a window that was opened. */
export interface Popups {
  /** Calls back with what a popup posts from a page of `origin`. Returns how to stop. */
  onMessage(popup: PopupWindow, origin: string, listener: (data: unknown) => void): () => void
  /** Posts to the page that opened this one. Returns `false` when there is none, or it cannot be reached. */
  postToOpener(message: unknown): boolean
  /** Closes this window, if the browser lets a script do so: it does for windows that a script opened. */
  closeThisWindow(): void
}

/** Loads something once, when it is first needed. A failure is forgotten: the next try may do better. */
export const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

/** The implementations that a client may need one day: each is loaded when it is first needed. */
export interface Ports {
  /** `null`: the app wants no captcha. */
  readonly captcha: (() => Promise<CaptchaProvider>) | null
  readonly wallets: () => Promise<Wallets>
  readonly popups: () => Promise<Popups>
  /** `null`: challenges are left in the state. */
  readonly protect: ProtectResolver | null
  /** `null` when there is no estimator. */
  readonly passwordStrength: () => Promise<PasswordStrength | null>
}
