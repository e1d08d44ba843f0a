import { asBody, required, shape, text } from './kinds.ts'

/** The response of the token endpoints, and the token that a session contains. */
export const tokenShape = asBody(shape({ jwt: required(text(), '') }))

/** A session token and its lifetime. Times are epoch milliseconds. */
export interface Token {
  readonly jwt: string
  /** By the server's clock. */
  readonly issuedAt: number
  /** By this browser's clock, as is `expiresAt`. */
  readonly receivedAt: number
  readonly expiresAt: number
  /** How far this browser's clock is ahead of the server's; negative: behind. */
  readonly skewMs: number
}

const decodeBase64Url = (text: string): string => atob(text.replaceAll('-', '+').replaceAll('_', '/'))

const readClaims = (jwt: string): { iat: number; exp: number } | null => {
  try {
    const { iat, exp } = JSON.parse(decodeBase64Url(jwt.split('.')[1] ?? '')) as { iat: number; exp: number }
    return exp > iat ? { iat: iat * 1_000, exp: exp * 1_000 } : null
  } catch {
    return null
  }
}

/** A string that is not a JWT is kept, but never reused. */
const unreadable = (jwt: string): Token => ({ jwt, issuedAt: 0, receivedAt: 0, expiresAt: 0, skewMs: 0 })

/**
 * The token from a JWT (RFC 7519) that was issued for a request sent at `sentAt`: its lifetime counts from then,
 * whatever this browser's clock says. Checking the signature is the server's part.
 */
export const mintedToken = (jwt: string, sentAt: number): Token => {
  const claims = readClaims(jwt)
  if (!claims) return unreadable(jwt)
  const expiresAt = sentAt + claims.exp - claims.iat
  return { jwt, issuedAt: claims.iat, receivedAt: sentAt, expiresAt, skewMs: sentAt - claims.iat }
}

/**
 * The token from a JWT that was part of a response at `now`, and may have been issued earlier. The clock's error is
 * known from the previous token; without one, the JWT counts as issued for this response.
 */
export const carriedToken = (jwt: string, now: number, before: Token | undefined): Token => {
  const minted = mintedToken(jwt, now)
  if (!before) return minted
  const skewMs = Math.min(before.skewMs, minted.skewMs)
  const expiresAt = minted.expiresAt - minted.skewMs + skewMs
  // A server sends no expired token: if it seems expired, the clock was changed.
  return expiresAt > now ? { ...minted, expiresAt, skewMs } : minted
}

/**
 * How long a token is still valid, in milliseconds; 0 when the clock was set back since, because it is then unknown.
 */
export const remainingMs = ({ receivedAt, expiresAt }: Token, now: number): number =>
  now < receivedAt ? 0 : expiresAt - now
