import type { PasswordStrengthEstimate } from '../shapes/password-rules.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'

/** A challenge to solve. */
export interface CaptchaRequest {
  /** For a challenge that may show itself. */
  readonly siteKey: string
  /** For a challenge that never shows itself. */
  readonly invisibleSiteKey: string
  /** `smart` shows itself when it has to; `invisible` never does. */
  readonly widgetType: 'smart' | 'invisible'
  /** What the solution is for: a new sign-up, a sign-in that may become one, or any request that the server wants it for. */
  readonly action: 'signup' | 'signin' | 'verify'
  /** Aborted when the call ends: stop the challenge then. */
  readonly signal: AbortSignal
}

/** The result of a challenge. A token is valid for one request. */
export type CaptchaSolution =
  | { readonly token: string; readonly widgetType: 'smart' | 'invisible' }
  /** The challenge failed to run; the server decides what follows. The provider's error codes, joined by commas. */
  | { readonly error: string }

/**
 * Solves captcha challenges. Resolve to `{ error }` when the challenge cannot run, for example because its script is
 * blocked: the error goes into the request, and the server decides. A rejection is a defect of the provider: the call
 * rejects with `captcha_failed`, and the request is not sent.
 */
export interface CaptchaProvider {
  solve(request: CaptchaRequest): Promise<CaptchaSolution>
}

/** A wallet in the page. */
export interface Wallet {
  /** Asks the user for an account. Resolves to its address; rejects as the wallet does. */
  connect(): Promise<string>
  /**
   * Asks the user to sign a text. Resolves to the signature as the Frontend API expects it; rejects as the wallet does.
   */
  sign(message: string, address: string): Promise<string>
}

/** Finds wallets in the page. */
export interface Wallets {
  /**
   * Finds the wallet of a strategy, or the one named `walletName`. Resolves to `null` without such a wallet, after a
   * short wait for wallets that announce themselves late. Rejects with `invalid_parameter` when several wallets need a
   * name to choose by.
   */
  find(strategy: Web3Strategy, walletName?: string): Promise<Wallet | null>
}

/** An Ethereum wallet. Source: EIP-1193. */
export interface EthereumProvider {
  request(request: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>
}

/** A Solana wallet, with the interface of `window.solana`. */
export interface SolanaProvider {
  connect(): Promise<{ readonly publicKey: { toString(): string } }>
  /** Signs bytes. The signature has 64 bytes. */
  signMessage(
    message: Uint8Array,
    encoding?: 'utf8',
  ): Promise<{ readonly signature: Uint8Array; readonly publicKey?: { toString(): string } }>
}

/** Your own wallet provider, for a strategy. */
export type WalletProvider =
  | { readonly strategy: Exclude<Web3Strategy, 'web3_solana_signature'>; readonly provider: EthereumProvider }
  | {
      readonly strategy: 'web3_solana_signature'
      /** The name that `walletName` matches. Default: any Solana wallet. */
      readonly name?: string
      readonly provider: SolanaProvider
    }

/** The options of a passkey request, as `navigator.credentials.get()` takes them. */
export interface PasskeyRequestOptions {
  readonly challenge: ArrayBuffer
  readonly rpId?: string
  readonly timeout?: number
  readonly userVerification?: 'discouraged' | 'preferred' | 'required'
  /** The passkeys to choose from; empty: any for this site. */
  readonly allowCredentials?: { readonly type: 'public-key'; readonly id: ArrayBuffer }[]
}

/** A request for a passkey. */
export interface PasskeyRequest {
  readonly publicKey: PasskeyRequestOptions
  /** `conditional` offers passkeys while the user fills in a field; `optional` opens a dialog. */
  readonly mediation: 'conditional' | 'optional'
  readonly signal?: AbortSignal
}

/** A passkey's response: what is needed of a `PublicKeyCredential`. */
export interface PasskeyCredential {
  readonly type: string
  /** Base64url. */
  readonly id: string
  readonly rawId: ArrayBuffer
  readonly authenticatorAttachment?: string | null
  readonly response: {
    readonly clientDataJSON: ArrayBuffer
    readonly authenticatorData: ArrayBuffer
    readonly signature: ArrayBuffer
    readonly userHandle?: ArrayBuffer | null
  }
  /** Where it is missing, the bytes are encoded here. */
  toJSON?(): unknown
}

/** Where passkeys come from: the browser, another platform, or in tests `createVirtualAuthenticator()`. */
export interface PasskeyProvider {
  isSupported(): boolean
  /** Whether passkeys can be offered while the user fills in a field. */
  isAutofillSupported(): boolean | Promise<boolean>
  /** Resolves and rejects as `navigator.credentials.get()` does. */
  get(request: PasskeyRequest): Promise<PasskeyCredential | null>
}

/** Asks for an assertion of a passkey. */
export interface AssertionRequest {
  /** The `nonce` of the passkey's verification: JSON of the options. */
  readonly nonce: string | null | undefined
  readonly mediation: PasskeyRequest['mediation']
  readonly signal?: AbortSignal | undefined
}

/** Passkeys for a sign-in. */
export interface Passkeys {
  /** @throws FlowError `passkey_not_supported` */
  requireSupport(): void
  /** Whether passkeys can be offered while the user fills in a field. Never rejects. */
  isAutofillSupported(): Promise<boolean>
  /**
   * Asks the user for a passkey. Resolves to the JSON of the credential, which is sent as `publicKeyCredential`. Rejects
   * with the reason of the signal once that is aborted, otherwise with a `FlowError`: `passkey_retrieval_cancelled` when
   * the user declined, `passkey_operation_aborted`, `passkey_invalid_rpID_or_domain`, `passkey_retrieval_failed`,
   * `passkey_not_supported`, or `missing_public_key_options` when the nonce has no readable options.
   */
  requestAssertion(request: AssertionRequest): Promise<string>
}

/** Resolves a Protect challenge to its proof token. */
export type ProtectResolver = (challenge: ProtectCheck, options: { readonly signal: AbortSignal }) => Promise<string>

/** Estimates the strength of a password. */
export type PasswordStrength = (password: string) => PasswordStrengthEstimate | Promise<PasswordStrengthEstimate>

/** A window that the page opened: what is needed of a `Window`. */
export interface PopupWindow {
  readonly closed: boolean
  readonly location: { href: string }
  close(): void
}

/** What the app has replaced. What uses it loads the rest. */
export interface Providers {
  /** `null`: no captcha. */
  readonly captcha: CaptchaProvider | null
  /** The app's own, besides those of the page. */
  readonly wallets: readonly WalletProvider[]
  /** `undefined`: those of the browser. */
  readonly passkeys: PasskeyProvider | undefined
  /** `null`: challenges stay in the state. */
  readonly protect: ProtectResolver | null
  /** `null` when there is no estimator. */
  readonly passwordStrength: PasswordStrength | null
}
