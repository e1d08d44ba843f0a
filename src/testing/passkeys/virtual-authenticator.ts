import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64, base64urlnopad } from '@scure/base'
import { untilAborted } from '../../runtime/abort.ts'
import { seededBytes } from '../state/random.ts'
import { rpIdHashOf, writeAuthenticatorData } from './authenticator-data.ts'
import { credentialOf, type VirtualCredential } from './credential.ts'
import { type KeyPair, newKeyPair } from './keys.ts'
import type {
  Bytes,
  UserReaction,
  VirtualAuthenticator,
  VirtualAuthenticatorOptions,
  VirtualAuthenticatorRequest,
} from './types.ts'

interface Passkey {
  readonly credentialId: Uint8Array
  readonly rpId: string
  readonly userHandle: Uint8Array
  readonly keys: KeyPair
  signCount: number
}

const CREDENTIAL_ID_BYTES = 16
const USER_HANDLE_BYTES = 16

const bytesOf = (bytes: Bytes): Uint8Array =>
  ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes)

const isOfDomain = (host: string, rpId: string): boolean => host === rpId || host.endsWith(`.${rpId}`)

const notAllowed = (reason: string): DOMException => new DOMException(reason, 'NotAllowedError')

/** The page's origin; `undefined` without a page, and for a blank one. */
const pageOrigin = (): string | undefined => {
  const origin = globalThis.location?.origin
  return origin === 'null' ? undefined : origin
}

/** The origin and the domain of a request. Throws a `SecurityError` if the origin is not of the domain. */
const placeOf = (given: string | undefined, wanted: string | undefined): { origin: string; rpId: string } => {
  const origin = given ?? pageOrigin() ?? `https://${wanted}`
  const { hostname } = new URL(origin)
  const rpId = wanted ?? hostname
  if (isOfDomain(hostname, rpId)) return { origin, rpId }
  throw new DOMException(`${rpId} is not a domain of ${origin}.`, 'SecurityError')
}

/** Creates an authenticator for tests without a browser. */
export const createVirtualAuthenticator = ({
  seed = 'headless-signup',
  origin: givenOrigin,
  algorithm = 'ES256',
  verifiesUsers = true,
}: VirtualAuthenticatorOptions = {}): VirtualAuthenticator => {
  const random = seededBytes(`${seed}/authenticator`)
  const passkeys: Passkey[] = []
  const waiting = new Set<(reaction: UserReaction) => void>()
  let reaction: UserReaction = 'approve'

  const find = (rpId: string, allowed: readonly { readonly id: Bytes }[] = []): Passkey | undefined => {
    const own = passkeys.filter((passkey) => passkey.rpId === rpId)
    if (allowed.length === 0) return own.at(-1)
    const ids = allowed.map(({ id }) => base64.encode(bytesOf(id)))
    return own.find(({ credentialId }) => ids.includes(base64.encode(credentialId)))
  }

  const askUser = (): Promise<UserReaction> =>
    reaction === 'wait' ? new Promise((resolve) => void waiting.add(resolve)) : Promise.resolve(reaction)

  const sign = (passkey: Passkey, challenge: Bytes, origin: string): VirtualCredential => {
    passkey.signCount += 1
    const { credentialId, rpId, userHandle, keys, signCount } = passkey
    const data = { type: 'webauthn.get', challenge: base64urlnopad.encode(bytesOf(challenge)), origin }
    const clientDataJSON = utf8ToBytes(JSON.stringify({ ...data, crossOrigin: false }))
    const flags = { userPresent: true, userVerified: verifiesUsers }
    const authenticatorData = writeAuthenticatorData({ rpIdHash: rpIdHashOf(rpId), ...flags, signCount })
    const signature = keys.sign(concatBytes(authenticatorData, sha256(clientDataJSON)))
    return credentialOf(credentialId, { clientDataJSON, authenticatorData, signature, userHandle })
  }

  const respond = async ({ publicKey, signal }: VirtualAuthenticatorRequest): Promise<VirtualCredential> => {
    if (!publicKey) throw new DOMException('There is no `publicKey` in the options.', 'NotSupportedError')
    const { origin, rpId } = placeOf(givenOrigin, publicKey.rpId)
    if ((await untilAborted(signal, askUser())) === 'decline') throw notAllowed('The user declined.')
    const passkey = find(rpId, publicKey.allowCredentials)
    if (!passkey) throw notAllowed(`There is no such passkey for ${rpId}.`)
    if (publicKey.userVerification === 'required' && !verifiesUsers) throw notAllowed('The user cannot be verified.')
    return sign(passkey, publicKey.challenge, origin)
  }

  return {
    create: ({ rpId, userHandle }) => {
      const handle = userHandle === undefined ? random(USER_HANDLE_BYTES) : utf8ToBytes(userHandle)
      const keys = newKeyPair(algorithm, random)
      const credentialId = random(CREDENTIAL_ID_BYTES)
      passkeys.push({ credentialId, rpId, userHandle: handle, keys, signCount: 0 })
      return {
        credentialId: base64urlnopad.encode(credentialId),
        publicKey: keys.publicKey,
        userHandle: base64urlnopad.encode(handle),
        signCount: 0,
      }
    },
    isSupported: () => true,
    isAutofillSupported: () => true,
    get: respond,
    setReaction: (next) => {
      reaction = next
      if (next === 'wait') return
      for (const react of waiting) react(next)
      waiting.clear()
    },
    forDevTools: () =>
      passkeys.map(({ credentialId, rpId, userHandle, keys, signCount }) => ({
        credentialId: base64.encode(credentialId),
        isResidentCredential: true,
        rpId,
        privateKey: base64.encode(base64urlnopad.decode(keys.privateKey)),
        userHandle: base64.encode(userHandle),
        signCount,
      })),
  }
}
