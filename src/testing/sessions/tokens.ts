import type { MockSession } from '../account-types.ts'
import { createSignature, toBase64Url } from './signature.ts'
import { TEST_ONLY_KEY, TEST_ONLY_KEY_ID } from './test-key.ts'

/** How long before its creation a token is valid, since clocks differ. */
const EARLIER_SECONDS = 10

const encodePart = (value: unknown): string => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))

/** What a token contains beside its session. */
export interface TokenClaims {
  readonly issuer: string
  /** The page's origin, when it is known. */
  readonly authorizedParty: string | null
  /** Epoch milliseconds. */
  readonly now: number
  /** The current status of the session. */
  readonly status: string
  readonly lifetimeMs: number
  /** How many minutes ago each factor was verified; -1: never. */
  readonly factorAges: readonly [number, number]
}

/** Creates a function that signs session tokens. */
export const createSigner = (): ((session: MockSession, claims: TokenClaims) => Promise<string>) => {
  const signatureOf = createSignature()

  return async (session, { issuer, authorizedParty, now, lifetimeMs, status, factorAges }) => {
    const issuedAt = Math.floor(now / 1_000)
    const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: TEST_ONLY_KEY_ID, typ: 'JWT' }
    const payload = {
      ...(authorizedParty === null ? {} : { azp: authorizedParty }),
      exp: issuedAt + Math.ceil(lifetimeMs / 1_000),
      fva: factorAges,
      iat: issuedAt,
      iss: issuer,
      nbf: issuedAt - EARLIER_SECONDS,
      sid: session.id,
      sts: status,
      sub: session.userId,
      v: 2,
    }
    const signed = `${encodePart(header)}.${encodePart(payload)}`
    return `${signed}.${await signatureOf(signed)}`
  }
}

/** The public key, as `/.well-known/jwks.json` returns it. */
export const keySet = () => {
  const { kty, n, e } = TEST_ONLY_KEY
  return { keys: [{ use: 'sig', kty, kid: TEST_ONLY_KEY_ID, alg: 'RS256', n, e }] }
}
