import { expect } from 'vitest'
import type { MockPasskeyInput, VirtualCredential } from '../../src/testing/index.ts'
import { createVirtualAuthenticator } from '../../src/testing/index.ts'
import { requestOptions, type VerifiablePasskey, verifyAssertion } from '../../src/testing/passkeys/verify.ts'
import { hashPassword, verifyPassword } from '../../src/testing/passwords/hash.ts'
import { totpCode } from '../../src/testing/second-factors/totp.ts'

export const RP_ID = 'example.test'
export const ORIGIN = 'https://app.example.test'
/** The bytes of `a challenge`. */
export const CHALLENGE = 'YSBjaGFsbGVuZ2U'

/** A passkey as the server keeps it. */
export const kept = (passkey: MockPasskeyInput, changes: Partial<VerifiablePasskey> = {}): VerifiablePasskey => ({
  id: 'passkey_1',
  credentialId: passkey.credentialId,
  publicKey: passkey.publicKey,
  userHandle: passkey.userHandle ?? null,
  signCount: passkey.signCount ?? 0,
  ...changes,
})

/** The options of a request, as a browser wants them. */
export const browserOptions = (allowCredentials?: readonly string[]) => {
  const options = JSON.parse(requestOptions({ challenge: CHALLENGE, rpId: RP_ID, timeout: 60_000, allowCredentials }))
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: options.allowCredentials?.map(({ id }: { id: string }) => ({
      type: 'public-key',
      id: bytes(id),
    })),
  }
}

export const verify = (
  credential: VirtualCredential | string,
  passkeys: readonly VerifiablePasskey[],
  changes: Partial<Parameters<typeof verifyAssertion>[0]> = {},
) =>
  verifyAssertion({
    credential: typeof credential === 'string' ? credential : JSON.stringify(credential),
    challenge: CHALLENGE,
    origins: [ORIGIN],
    rpId: RP_ID,
    passkeys,
    ...changes,
  })

/** Makes passkeys, signs with them and verifies what they signed, wherever the test runs. */
export const signHere = async (): Promise<void> => {
  for (const algorithm of ['ES256', 'EdDSA'] as const) {
    const authenticator = createVirtualAuthenticator({ algorithm, origin: ORIGIN })
    const passkey = authenticator.create({ rpId: RP_ID, userHandle: 'ada' })
    const credential = await authenticator.get({ publicKey: browserOptions([passkey.credentialId]) })
    expect(verify(credential, [kept(passkey)]), algorithm).toEqual({ passkeyId: 'passkey_1', signCount: 1 })
    expect(verifyPassword('correct horse 42', hashPassword('correct horse 42'))).toBe(true)
    expect(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000)).toBe('287082')
  }
}
