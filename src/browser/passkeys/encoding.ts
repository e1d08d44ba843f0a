import { isJSONObject } from '../../shapes/read.ts'
import type { PasskeyCredential, PasskeyRequestOptions } from '../providers.ts'

const toBuffer = (base64Url: string): ArrayBuffer => {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer
}

const toBase64Url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/**
 * Converts as the platform does. By hand where it cannot: in browsers before 2023 to 2025, with a provider of one's own,
 * and beside extensions, whose credentials may look like the platform's without being such.
 */
const convert = <T>(platform: () => T, byHand: () => T): T => {
  try {
    return platform()
  } catch {
    return byHand()
  }
}

interface OptionsJSON extends Omit<PasskeyRequestOptions, 'challenge' | 'allowCredentials'> {
  readonly challenge: string
  readonly allowCredentials?: readonly { readonly type: 'public-key'; readonly id: string }[]
}

const readByHand = ({ challenge, allowCredentials = [], ...rest }: OptionsJSON): PasskeyRequestOptions => ({
  ...rest,
  challenge: toBuffer(challenge),
  allowCredentials: allowCredentials.map((allowed) => ({ ...allowed, id: toBuffer(allowed.id) })),
})

/** Reads the options of a request from JSON. Throws when they are malformed. */
export const readOptions = (nonce: string): PasskeyRequestOptions => {
  const json: unknown = JSON.parse(nonce)
  if (!isJSONObject(json) || typeof json.challenge !== 'string') throw new TypeError('There is no challenge.')
  const options = json as unknown as PublicKeyCredentialRequestOptionsJSON & OptionsJSON
  return convert(
    () => globalThis.PublicKeyCredential.parseRequestOptionsFromJSON(options) as PasskeyRequestOptions,
    () => readByHand(options),
  )
}

const text = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value
  throw new TypeError('A member of the credential is missing.')
}

/** The members that the service reads, in the order of the official client. */
const pick = (credential: unknown): string => {
  const { type, id, rawId, authenticatorAttachment = null, response } = Object(credential)
  const { clientDataJSON, authenticatorData, signature, userHandle } = Object(response)
  return JSON.stringify({
    type: text(type),
    id: text(id),
    rawId: text(rawId),
    authenticatorAttachment,
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ?? null,
    },
  })
}

const writeByHand = ({ type, id, rawId, authenticatorAttachment, response }: PasskeyCredential): string => {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return pick({
    type,
    id,
    rawId: toBase64Url(rawId),
    authenticatorAttachment,
    response: {
      clientDataJSON: toBase64Url(clientDataJSON),
      authenticatorData: toBase64Url(authenticatorData),
      signature: toBase64Url(signature),
      userHandle: userHandle && toBase64Url(userHandle),
    },
  })
}

/** Returns the JSON of a credential as it is sent. Throws when members are missing. */
export const writeCredential = (credential: PasskeyCredential): string =>
  convert(
    () => pick(credential.toJSON?.()),
    () => writeByHand(credential),
  )
