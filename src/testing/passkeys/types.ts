import type { VirtualCredential } from './credential.ts'

/** A passkey of a user, as the server knows it. All bytes are base64url without padding. */
export interface MockPasskeyInput {
  /** The id of the credential. */
  readonly credentialId: string
  /**
   * The public key as SubjectPublicKeyInfo, which `response.getPublicKey()` of a browser's new credential returns: of
   * P-256 (ES256), or of Ed25519 (EdDSA).
   */
  readonly publicKey: string
  /** The user handle that the passkey was made with. Without one, any user handle is accepted. */
  readonly userHandle?: string | undefined
  /** How often the passkey has signed, as far as the server knows. Default 0. */
  readonly signCount?: number | undefined
}

/** The public keys that passkeys have. */
export type PasskeyAlgorithm = 'ES256' | 'EdDSA'

/** Options of `createVirtualAuthenticator()`. */
export interface VirtualAuthenticatorOptions {
  /**
   * Determines keys and ids: the same seed and the same calls give the same ones. Several authenticators need different
   * seeds. Default: `headless-signup`.
   */
  readonly seed?: string | number | undefined
  /** The page's origin. Default: that of the page; without a page, `https://` and the id of the relying party. */
  readonly origin?: string | undefined
  /** How its passkeys sign. Default: `ES256`. */
  readonly algorithm?: PasskeyAlgorithm | undefined
  /** Whether it can verify the user, for example by a fingerprint. Default: `true`. */
  readonly verifiesUsers?: boolean | undefined
}

/** How the user reacts to a request: `wait` leaves it open until it is aborted, or until the user reacts otherwise. */
export type UserReaction = 'approve' | 'decline' | 'wait'

export type Bytes = ArrayBuffer | ArrayBufferView

/** What is read of the options of `navigator.credentials.get()`. */
export interface VirtualAuthenticatorRequest {
  readonly publicKey?: {
    readonly challenge: Bytes
    readonly rpId?: string | undefined
    readonly userVerification?: string | undefined
    readonly allowCredentials?: readonly { readonly id: Bytes }[] | undefined
  }
  readonly signal?: AbortSignal | undefined
}

/** A passkey as the DevTools protocol takes it in `WebAuthn.addCredential`. All bytes are base64. */
export interface DevToolsCredential {
  readonly credentialId: string
  readonly isResidentCredential: true
  readonly rpId: string
  readonly privateKey: string
  readonly userHandle: string
  readonly signCount: number
}

/** An authenticator for tests without a browser: pass it as `passkeys` to `createClient()`. */
export interface VirtualAuthenticator {
  /** Makes a passkey, and returns what `users.add({ passkeys: [ … ] })` takes. */
  create(params: {
    /** The domain that the passkey is for. */
    readonly rpId: string
    /** Default: 16 bytes that the seed determines. */
    readonly userHandle?: string | undefined
  }): MockPasskeyInput
  isSupported(): boolean
  isAutofillSupported(): boolean
  /**
   * Like `navigator.credentials.get()`: signs with the first passkey of `allowCredentials` that it has, or without that
   * list with the newest one for the domain. Rejects like a browser: with a `DOMException` named `NotAllowedError`
   * without such a passkey or when the user declines, and `SecurityError` for another page's domain.
   */
  get(request: VirtualAuthenticatorRequest): Promise<VirtualCredential>
  /** Sets how the user reacts from now on, also to requests that wait. Default: `approve`. */
  setReaction(reaction: UserReaction): void
  /** Returns all passkeys for the virtual authenticator of a browser. */
  forDevTools(): readonly DevToolsCredential[]
}
