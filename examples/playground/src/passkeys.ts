import type { Environment } from 'headless-signup'
import { keepPasskey } from './control.ts'

const RS256 = -257

const base64Url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const isNumeric = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

/** Why there are no passkeys here; `null` when there are. */
export const passkeyProblem = (): string | null => {
  if (typeof globalThis.PublicKeyCredential !== 'function') return 'This browser has no passkeys.'
  if (isNumeric(location.hostname)) return `Passkeys need a name: open this page as localhost:${location.port}.`
  return null
}

export const arePasskeysOn = ({ attributes }: Environment): boolean => attributes.passkey?.enabled ?? false

/** Makes a passkey in this browser and hands its public key to the server. Rejects when the user declines. */
export const createPasskey = async (user: { readonly id: string; readonly name: string }): Promise<void> => {
  const credential = (await navigator.credentials.create({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rp: { id: location.hostname, name: 'Meadow' },
      user: { id: new TextEncoder().encode(user.id), name: user.name, displayName: user.name },
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -8 },
        // Browsers ask for it. The server does not know it.
        { type: 'public-key', alg: RS256 },
      ],
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    },
  })) as PublicKeyCredential | null
  const response = credential?.response as AuthenticatorAttestationResponse | undefined
  const publicKey = response?.getPublicKey()
  if (!credential || !publicKey || response?.getPublicKeyAlgorithm() === RS256)
    throw new Error('This authenticator makes no passkey that the server knows.')
  await keepPasskey({ userId: user.id, credentialId: credential.id, publicKey: base64Url(publicKey) })
}
