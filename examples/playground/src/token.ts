/** A decoded session token. The signature is for a server to check. */
export interface DecodedToken {
  readonly parts: readonly string[]
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly issuedAt: number
  readonly expiresAt: number
}

const decodePart = (part: string | undefined): Record<string, unknown> => {
  const binary = atob((part ?? '').replaceAll('-', '+').replaceAll('_', '/'))
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0))))
}

export const decodeToken = (jwt: string): DecodedToken => {
  const parts = jwt.split('.')
  const claims = decodePart(parts[1])
  return {
    parts,
    header: decodePart(parts[0]),
    claims,
    issuedAt: Number(claims.iat) * 1_000,
    expiresAt: Number(claims.exp) * 1_000,
  }
}
