// Keccak-f[1600], as in FIPS 202. Nothing here is secret, so that it may take its time and need not take the same time.

const MASK = (1n << 64n) - 1n
const RATE_BYTES = 136
const DIGEST_BYTES = 32
const ROUNDS = 24

const rotated = (lane: bigint, by: bigint): bigint => ((lane << by) | (lane >> (64n - by))) & MASK

/** The round constants, from the linear feedback shift register of the standard. */
const constants = (): readonly bigint[] => {
  let register = 1
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n
    for (let power = 0; power < 7; power += 1) {
      if (register & 1) constant |= 1n << (2n ** BigInt(power) - 1n)
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0)
    }
    return constant
  })
}

const round = (lanes: readonly bigint[], constant: bigint): bigint[] => {
  const at = (x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] ?? 0n
  const columns = Array.from({ length: 5 }, (_, x) => [0, 1, 2, 3, 4].reduce((sum, y) => sum ^ at(x, y), 0n))
  const column = (x: number): bigint => columns[x % 5] ?? 0n
  const mixed = (x: number, y: number): bigint => at(x, y) ^ column(x + 4) ^ rotated(column(x + 1), 1n)

  const moved: bigint[] = Array.from({ length: 25 }, () => 0n)
  moved[0] = mixed(0, 0)
  let [x, y] = [1, 0]
  for (let step = 0; step < 24; step += 1) {
    const to = [y, (2 * x + 3 * y) % 5] as const
    moved[to[0] + 5 * to[1]] = rotated(mixed(x, y), BigInt((((step + 1) * (step + 2)) / 2) % 64))
    ;[x, y] = to
  }
  const of = (index: number, row: number): bigint => moved[(index % 5) + 5 * row] ?? 0n
  const next = moved.map((lane, index) => {
    const row = Math.floor(index / 5)
    return lane ^ (~of((index % 5) + 1, row) & MASK & of((index % 5) + 2, row))
  })
  next[0] = (next[0] ?? 0n) ^ constant
  return next
}

/** A hash of 256 bits. `domain` is what tells Keccak (1) from SHA-3 (6). */
export const sponge = (message: Uint8Array, domain: number): Uint8Array => {
  const padded = new Uint8Array((Math.floor(message.length / RATE_BYTES) + 1) * RATE_BYTES)
  padded.set(message)
  padded[message.length] = domain
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80

  const view = new DataView(padded.buffer)
  const rounds = constants()
  let lanes: bigint[] = Array.from({ length: 25 }, () => 0n)
  for (let offset = 0; offset < padded.length; offset += RATE_BYTES) {
    lanes = lanes.map((lane, index) =>
      index < RATE_BYTES / 8 ? lane ^ view.getBigUint64(offset + 8 * index, true) : lane,
    )
    lanes = rounds.reduce(round, lanes)
  }
  const digest = new DataView(new ArrayBuffer(DIGEST_BYTES))
  for (const [index, lane] of lanes.slice(0, DIGEST_BYTES / 8).entries()) digest.setBigUint64(8 * index, lane, true)
  return new Uint8Array(digest.buffer)
}

/** The hash that Ethereum uses. */
export const keccak256 = (message: Uint8Array): Uint8Array => sponge(message, 0x01)
