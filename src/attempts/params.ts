import type { Web3Provider, Web3Strategy } from '../shapes/strategies.ts'

/** Parameters of the methods that take a code. */
export interface CodeParams {
  /** The code that the user received. */
  code: string
}

/**
 * How a popup is followed. It works without a `Cross-Origin-Opener-Policy`, and with `same-origin` or
 * `same-origin-allow-popups` on the provider's pages or on this page. Where the policy separates the popup from this
 * page, this page polls the server every second, and a callback page of your own reports over a `BroadcastChannel`.
 * `popup_closed` then means that the user is back on this page; see docs/popups.md.
 *
 * The popup is always closed when the call ends.
 */
export interface PopupParams {
  /**
   * The page in the popup that reports back: your own page, of this page's origin, that calls `client.completePopup()`.
   * Pass it where there is a `Cross-Origin-Opener-Policy`: only a page of your own can close a popup that is separated.
   * Default: the instance's account portal; without one, the page that the provider redirects the user back to.
   */
  popupCallbackUrl?: string | undefined
  /** Milliseconds to wait for the popup. Default: until it is closed, or the server reports the outcome. */
  popupTimeout?: number | undefined
}

/** Which wallet is meant. */
export interface WalletName {
  /**
   * The wallet's displayed name. Required for Solana when there are several wallets. For Ethereum it replaces the
   * strategy's own wallet, and may also be a reverse domain name (EIP-6963 `rdns`).
   */
  walletName?: string | undefined
}

/** What `generateSignature` is called with. */
export interface GenerateSignatureParams {
  /** The wallet's address. */
  identifier: string
  /** The text to sign. */
  nonce: string
  provider: Web3Provider
  walletName?: string
}

/** A signature that the app provides. */
export interface OwnSignature {
  /** The wallet's address. Empty: the address that the attempt already has. */
  identifier: string
  /** Signs `nonce`. Resolves to the signature: hexadecimal, or base64 for Solana. */
  generateSignature: (params: GenerateSignatureParams) => Promise<string>
  /** Default: MetaMask's. */
  strategy?: Web3Strategy | undefined
}
