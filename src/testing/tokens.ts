import type { MockSession } from './contract.ts'
import { TEST_ONLY_KEY, TEST_ONLY_KEY_ID } from './test-key.ts'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
/** A token is valid a little before it was made: clocks differ. */
const EARLIER_SECONDS = 10

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const encodePart = (value: unknown): string => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))

/** What a token says beside the session that it is for. */
export interface TokenClaims {
  readonly issuer: string
  /** The page's origin, when it is known. */
  readonly authorizedParty: string | null
  readonly now: number
  /** Where the session stands now. */
  readonly status: string
  readonly lifetimeMs: number
}

/** A signer of session tokens. Its key is imported when the first token is asked for. */
export const createSigner = (): ((session: MockSession, claims: TokenClaims) => Promise<string>) => {
  let key: Promise<CryptoKey> | undefined

  return async (session, { issuer, authorizedParty, now, lifetimeMs, status }) => {
    key ??= crypto.subtle.importKey('jwk', { ...TEST_ONLY_KEY }, ALGORITHM, false, ['sign'])
    const issuedAt = Math.floor(now / 1_000)
    const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: TEST_ONLY_KEY_ID, typ: 'JWT' }
    const payload = {
      ...(authorizedParty === null ? {} : { azp: authorizedParty }),
      exp: issuedAt + Math.ceil(lifetimeMs / 1_000),
      fva: [Math.floor((now - session.createdAt) / 60_000), -1],
      iat: issuedAt,
      iss: issuer,
      nbf: issuedAt - EARLIER_SECONDS,
      sid: session.id,
      sts: status,
      sub: session.userId,
      v: 2,
    }
    const signed = `${encodePart(header)}.${encodePart(payload)}`
    const signature = await crypto.subtle.sign(ALGORITHM, await key, new TextEncoder().encode(signed))
    return `${signed}.${toBase64Url(new Uint8Array(signature))}`
  }
}

/** The public half, as `/.well-known/jwks.json` answers it. */
export const keySet = () => {
  const { kty, n, e } = TEST_ONLY_KEY
  return { keys: [{ use: 'sig', kty, kid: TEST_ONLY_KEY_ID, alg: 'RS256', n, e }] }
}
