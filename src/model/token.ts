/** A session token, and how long it is good for by the clock of this browser. Times are epoch milliseconds. */
export interface Token {
  readonly jwt: string
  readonly issuedAt: number
  readonly expiresAt: number
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

/**
 * The token of a JWT (RFC 7519) that arrived at `now`. The signature is for a server to check. A text that is no JWT is
 * kept, and is never good for a second use.
 */
export const toToken = (jwt: string, now: number): Token => {
  const claims = readClaims(jwt)
  if (!claims) return { jwt, issuedAt: 0, expiresAt: 0 }
  const lifetime = claims.exp - claims.iat
  const remaining = claims.exp - now
  // A server sends no expired token and none from the future: where it seems so, this browser's clock is wrong.
  const isPlausible = remaining > 0 && remaining <= lifetime
  return { jwt, issuedAt: claims.iat, expiresAt: isPlausible ? claims.exp : now + lifetime }
}
