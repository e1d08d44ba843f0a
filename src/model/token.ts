/** What is read of a session token's claims. Times are epoch milliseconds. */
export interface TokenTimes {
  readonly issuedAt: number
  readonly expiresAt: number
}

const decodeBase64Url = (text: string): string => atob(text.replaceAll('-', '+').replaceAll('_', '/'))

/** The times of a JWT (RFC 7519); `null` when the text is none. The signature is for the server to check. */
export const readTokenTimes = (jwt: string): TokenTimes | null => {
  try {
    const { iat, exp } = JSON.parse(decodeBase64Url(jwt.split('.')[1] ?? '')) as { iat?: unknown; exp?: unknown }
    if (typeof exp !== 'number') return null
    return { issuedAt: typeof iat === 'number' ? iat * 1_000 : 0, expiresAt: exp * 1_000 }
  } catch {
    return null
  }
}
