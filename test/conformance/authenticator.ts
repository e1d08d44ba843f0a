import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { PasskeyCredential, PasskeyRequest } from '../../src/index.ts'
import { rpIdHashOf, writeAuthenticatorData } from '../../src/testing/passkeys/authenticator-data.ts'
import { credentialOf } from '../../src/testing/passkeys/credential.ts'
import type { Pair, RecordedPasskey, Recording } from './recording.ts'

const keyOf = ({ privateKey }: RecordedPasskey): KeyObject =>
  createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })

/** What an authenticator signs. */
const signedBytes = (authenticatorData: Uint8Array, clientData: Uint8Array): Buffer =>
  Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])

/** Signs with the recorded keys, as the browser's virtual authenticator does. */
export const signWith = (passkeys: readonly RecordedPasskey[], origin: string) => {
  const counts = new Map(passkeys.map(({ id, signCount }) => [id, signCount]))
  return async ({ publicKey }: PasskeyRequest): Promise<PasskeyCredential> => {
    const { challenge, rpId = '', allowCredentials = [] } = publicKey
    const { hostname } = new URL(origin)
    if (hostname !== rpId && !hostname.endsWith(`.${rpId}`)) throw new DOMException('Another domain.', 'SecurityError')
    const allowed = allowCredentials.map(({ id }) => Buffer.from(id).toString('base64url'))
    const passkey = passkeys.find((one) => one.rpId === rpId && (allowed.length === 0 || allowed.includes(one.id)))
    if (!passkey) throw new DOMException('There is no such passkey.', 'NotAllowedError')
    const signCount = (counts.get(passkey.id) ?? 0) + 1
    counts.set(passkey.id, signCount)
    const data = { type: 'webauthn.get', challenge: Buffer.from(challenge).toString('base64url'), origin }
    const clientDataJSON = Buffer.from(JSON.stringify({ ...data, crossOrigin: false }))
    const flags = { userPresent: true, userVerified: true }
    const authenticatorData = writeAuthenticatorData({ rpIdHash: rpIdHashOf(rpId), ...flags, signCount })
    return credentialOf(Buffer.from(passkey.id, 'base64url'), {
      clientDataJSON,
      authenticatorData,
      signature: sign('sha256', signedBytes(authenticatorData, clientDataJSON), keyOf(passkey)),
      userHandle: Buffer.from(passkey.userHandle, 'base64url'),
    })
  }
}

/** A credential as recordings have it: the client's data readable, and the signature verified. */
const describe = (text: string, passkeys: readonly RecordedPasskey[]): string => {
  const { response, ...credential } = JSON.parse(text)
  const [authenticatorData, clientData, signature] = ['authenticatorData', 'clientDataJSON', 'signature'].map((name) =>
    Buffer.from(response[name], 'base64url'),
  )
  const passkey = passkeys.find(({ id }) => id === credential.id)
  if (!authenticatorData || !clientData || !signature || !passkey) return text
  const { type, challenge, origin, crossOrigin } = JSON.parse(clientData.toString())
  const key = createPublicKey(keyOf(passkey))
  const isValid = verify('sha256', signedBytes(authenticatorData, clientData), key, signature)
  return JSON.stringify({
    ...credential,
    response: {
      ...response,
      clientDataJSON: { type, challenge, origin, crossOrigin },
      signature: isValid ? '<valid>' : '<invalid>',
    },
  })
}

/** The parameters of a request with its credential as recordings have it. */
export const withReadableCredential = (body: readonly Pair[], { authenticator }: Recording['setup']): readonly Pair[] =>
  body.map(([name, value]) =>
    authenticator && name === 'public_key_credential'
      ? [name, describe(value, authenticator.credentials)]
      : [name, value],
  )
