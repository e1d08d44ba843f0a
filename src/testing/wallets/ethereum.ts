import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const ADDRESS_BYTES = 20

export const isEthereumAddress = (text: string): boolean => /^0x[\da-f]{40}$/i.test(text)

/** The address of an uncompressed public key, in lower case. */
export const ethereumAddress = (publicKey: Uint8Array): string =>
  // The first byte is the format of the key.
  `0x${bytesToHex(keccak_256(publicKey.subarray(1)).subarray(-ADDRESS_BYTES))}`

/** The hash of a text that `personal_sign` signs. Source: EIP-191. */
export const personalHash = (message: string): Uint8Array => {
  const text = utf8ToBytes(message)
  return keccak_256(new Uint8Array([...utf8ToBytes(`\x19Ethereum Signed Message:\n${text.length}`), ...text]))
}

const SIGNATURE = /^0x([\da-f]{128})([\da-f]{2})$/i

export const isEthereumSignature = (text: string): boolean => SIGNATURE.test(text)

/** The last byte of a signature is 27 or 28, or 0 or 1 with some wallets. */
const recoveryOf = (last: string): number => {
  const byte = Number.parseInt(last, 16)
  return byte >= 27 ? byte - 27 : byte
}

/** The address of the account that signed a text with `personal_sign`; `null` for an invalid signature. */
export const recoverAddress = (message: string, signature: string): string | null => {
  const [, numbers = '', last = ''] = SIGNATURE.exec(signature) ?? []
  const recovery = recoveryOf(last)
  // 2 and 3 exist on the curve, but no wallet writes them.
  if (recovery !== 0 && recovery !== 1) return null
  try {
    const signed = secp256k1.Signature.fromBytes(hexToBytes(numbers)).addRecoveryBit(recovery)
    return ethereumAddress(signed.recoverPublicKey(personalHash(message)).toBytes(false))
  } catch {
    return null // No key can have made these numbers.
  }
}
