import type { PasskeyRequest } from '../../src/index.ts'
import { isMembers, type Members } from './plain.ts'

const toBase64Url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url')

/** What need not be equal is left out: an ordinary request says so or not, has a signal or not, an empty list or none. */
export const expectedPasskeyRequest = ({ mediation, signal: _signal, publicKey, ...rest }: Members): Members => {
  const { allowCredentials = [], ...options } = isMembers(publicKey) ? publicKey : {}
  return {
    ...rest,
    ...(mediation === 'conditional' ? { mediation } : {}),
    ...(publicKey
      ? { publicKey: Array.isArray(allowCredentials) && allowCredentials.length > 0 ? publicKey : options }
      : {}),
  }
}

/** A request as recordings have it. */
export const notedPasskeyRequest = ({ mediation, publicKey }: PasskeyRequest): Members =>
  expectedPasskeyRequest({
    mediation,
    publicKey: {
      ...publicKey,
      challenge: toBase64Url(publicKey.challenge),
      allowCredentials: publicKey.allowCredentials?.map((allowed) => ({ ...allowed, id: toBase64Url(allowed.id) })),
    },
  })
