import { keccak256 } from './keccak.ts'
import { recoverPublicKey } from './secp256k1.ts'

const ADDRESS_BYTES = 20

const toHex = (bytes: Uint8Array): string =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const toBytes = (value: bigint): number[] =>
  Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * (31 - index))) & 0xffn))

export const isEthereumAddress = (text: string): boolean => /^0x[\da-f]{40}$/i.test(text)

/** The address of a public key, in lower case. */
export const ethereumAddress = ([x, y]: readonly [bigint, bigint]): string =>
  toHex(keccak256(new Uint8Array([...toBytes(x), ...toBytes(y)])).slice(-ADDRESS_BYTES))

/** What `personal_sign` signs of a text. Source: EIP-191. */
export const personalHash = (message: string): bigint => {
  const text = new TextEncoder().encode(message)
  const prefix = new TextEncoder().encode(`\x19Ethereum Signed Message:\n${text.length}`)
  return BigInt(toHex(keccak256(new Uint8Array([...prefix, ...text]))))
}

/** The last byte of a signature: 27 and 28, or 0 and 1 with some wallets. */
const isOddOf = (recovery: number): boolean | undefined => [false, true][recovery >= 27 ? recovery - 27 : recovery]

const SIGNATURE = /^0x([\da-f]{64})([\da-f]{64})([\da-f]{2})$/i

export const isEthereumSignature = (text: string): boolean => SIGNATURE.test(text)

/** The address of the account that signed a text with `personal_sign`; `null` when that is no signature of anybody's. */
export const recoverAddress = (message: string, signature: string): string | null => {
  const [, r, s, recovery] = SIGNATURE.exec(signature) ?? []
  const isOdd = isOddOf(Number(`0x${recovery}`))
  if (isOdd === undefined) return null
  const key = recoverPublicKey(personalHash(message), { r: BigInt(`0x${r}`), s: BigInt(`0x${s}`), isOdd })
  return key && ethereumAddress(key)
}
