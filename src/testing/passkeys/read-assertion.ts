import { base64urlnopad } from '@scure/base'
import { isJSONObject } from '../../shapes/read.ts'
import { type AuthenticatorData, readAuthenticatorData } from './authenticator-data.ts'

/** What a browser says about the page that requested a passkey. */
export interface ClientData {
  readonly type: unknown
  readonly challenge: unknown
  readonly origin: unknown
  readonly crossOrigin: unknown
}

/** A credential as the client sends it. */
export interface Assertion {
  /** Base64url. */
  readonly credentialId: string
  readonly clientData: ClientData
  readonly clientDataBytes: Uint8Array
  readonly authenticatorData: AuthenticatorData
  readonly authenticatorBytes: Uint8Array
  readonly signature: Uint8Array
  /** Base64url; `null` when the authenticator gave none. */
  readonly userHandle: string | null
}

const objectOf = (text: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(text)
  if (!isJSONObject(value)) throw new TypeError('This is not an object.')
  return value
}

const bytesOf = (value: unknown): Uint8Array => {
  if (typeof value !== 'string') throw new TypeError('This is not a text.')
  return base64urlnopad.decode(value)
}

/** Reads the JSON of a credential; `null` when it is malformed. */
export const readAssertion = (json: string): Assertion | null => {
  try {
    const { type, id, rawId, response } = objectOf(json)
    if (type !== 'public-key' || id !== rawId || typeof id !== 'string' || !isJSONObject(response)) return null
    const clientDataBytes = bytesOf(response.clientDataJSON)
    const { type: ceremony, challenge, origin, crossOrigin } = objectOf(new TextDecoder().decode(clientDataBytes))
    const authenticatorBytes = bytesOf(response.authenticatorData)
    const authenticatorData = readAuthenticatorData(authenticatorBytes)
    const { userHandle = null } = response
    return (
      authenticatorData && {
        credentialId: id,
        clientData: { type: ceremony, challenge, origin, crossOrigin },
        clientDataBytes,
        authenticatorData,
        authenticatorBytes,
        signature: bytesOf(response.signature),
        userHandle: userHandle === null ? null : base64urlnopad.encode(bytesOf(userHandle)),
      }
    )
  } catch {
    return null // Something in it is neither JSON nor base64url.
  }
}
