import { base64urlnopad } from '@scure/base'

/** What an authenticator returns for a request. */
export interface AssertionBytes {
  readonly clientDataJSON: Uint8Array
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
  readonly userHandle: Uint8Array
}

/** A credential, with the members of a browser's `PublicKeyCredential`. */
export interface VirtualCredential {
  readonly type: 'public-key'
  /** Base64url. */
  readonly id: string
  readonly rawId: ArrayBuffer
  readonly authenticatorAttachment: 'platform'
  readonly response: {
    readonly clientDataJSON: ArrayBuffer
    readonly authenticatorData: ArrayBuffer
    readonly signature: ArrayBuffer
    readonly userHandle: ArrayBuffer
  }
  getClientExtensionResults(): Record<string, never>
  /** Returns the credential with its bytes in base64url. */
  toJSON(): {
    readonly type: 'public-key'
    readonly id: string
    readonly rawId: string
    readonly authenticatorAttachment: 'platform'
    readonly clientExtensionResults: Record<string, never>
    readonly response: Readonly<Record<keyof AssertionBytes, string>>
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

export const credentialOf = (credentialId: Uint8Array, bytes: AssertionBytes): VirtualCredential => {
  const id = base64urlnopad.encode(credentialId)
  const common = { type: 'public-key', id, authenticatorAttachment: 'platform' } as const
  const each = <T>(convert: (bytes: Uint8Array) => T) => ({
    clientDataJSON: convert(bytes.clientDataJSON),
    authenticatorData: convert(bytes.authenticatorData),
    signature: convert(bytes.signature),
    userHandle: convert(bytes.userHandle),
  })
  return {
    ...common,
    rawId: bufferOf(credentialId),
    response: each(bufferOf),
    getClientExtensionResults: () => ({}),
    toJSON: () => ({ ...common, rawId: id, clientExtensionResults: {}, response: each(base64urlnopad.encode) }),
  }
}
