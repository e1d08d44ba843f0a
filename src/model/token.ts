/** A session token, and how long it is good for. Times are epoch milliseconds. */
export interface Token {
  readonly jwt: string
  /** By the clock of the server. */
  readonly issuedAt: number
  /** By the clock of this browser, as `expiresAt` is. */
  readonly receivedAt: number
  readonly expiresAt: number
  /** How far the clock of this browser is ahead of the server's; negative: behind. */
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

/** A text that is no JWT is kept, and is never good for a second use. */
const unreadable = (jwt: string): Token => ({ jwt, issuedAt: 0, receivedAt: 0, expiresAt: 0, skewMs: 0 })

/**
 * The token of a JWT (RFC 7519) that was made for a request sent at `sentAt`: it lives from then on, whatever this browser's
 * clock says. The signature is for a server to check.
 */
export const mintedToken = (jwt: string, sentAt: number): Token => {
  const claims = readClaims(jwt)
  if (!claims) return unreadable(jwt)
  const expiresAt = sentAt + claims.exp - claims.iat
  return { jwt, issuedAt: claims.iat, receivedAt: sentAt, expiresAt, skewMs: sentAt - claims.iat }
}

/**
 * The token of a JWT that came along at `now`, and may have been made before that. How wrong this browser's clock is, the
 * token before it says; without one it counts as made for this.
 */
export const carriedToken = (jwt: string, now: number, before: Token | undefined): Token => {
  const minted = mintedToken(jwt, now)
  if (!before) return minted
  const skewMs = Math.min(before.skewMs, minted.skewMs)
  const expiresAt = minted.expiresAt - minted.skewMs + skewMs
  // A server sends no expired token: where it seems so, the clock was changed.
  return expiresAt > now ? { ...minted, expiresAt, skewMs } : minted
}

/** How long a token is good for, in milliseconds; none when the clock was set back since: then it is not known. */
export const remainingMs = ({ receivedAt, expiresAt }: Token, now: number): number =>
  now < receivedAt ? 0 : expiresAt - now
