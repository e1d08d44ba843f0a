const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The bytes of a text in base58; `null` when it is none. */
export const decodeBase58 = (text: string): Uint8Array<ArrayBuffer> | null => {
  let value = 0n
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter)
    if (digit === -1) return null
    value = value * 58n + BigInt(digit)
  }
  const bytes: number[] = []
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 0xffn))
  // Each leading 1 is a leading zero byte.
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return new Uint8Array([...Array.from({ length: zeros }, () => 0), ...bytes])
}
