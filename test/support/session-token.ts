import type { MockFrontendApi } from '../../src/testing/index.ts'

const bytesOf = (part: string | undefined) =>
  Uint8Array.from(atob((part ?? '').replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(bytesOf(part)))

/** Reads a token after checking its signature with the published keys, as an application's backend does. */
export const verifiedToken = async (api: MockFrontendApi, jwt: string | null) => {
  const [head, payload, signature] = (jwt ?? '').split('.')
  const header = decoded(head)
  const response = await api.fetch(new Request(`${api.origin}/.well-known/jwks.json`))
  const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid: string })[] }
  const jwk = keys.find(({ kid }) => kid === header.kid)
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', jwk ?? {}, algorithm, false, ['verify'])
  const text = new TextEncoder().encode(`${head}.${payload}`)
  if (!(await crypto.subtle.verify(algorithm, key, bytesOf(signature), text)))
    throw new Error('The signature of the token is not one of the published keys.')
  return { header, claims: decoded(payload) }
}
