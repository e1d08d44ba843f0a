const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The text of bytes in base58: each leading zero byte is a 1. */
export const encodeBase58 = (bytes: Uint8Array): string => {
  let text = ''
  for (let value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`); value > 0n; value /= 58n)
    text = `${ALPHABET[Number(value % 58n)]}${text}`
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return `${'1'.repeat(zeros === -1 ? bytes.length : zeros)}${text}`
}
