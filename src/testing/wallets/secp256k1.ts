// Public keys from signatures: SEC 1, 4.1.6. Nothing here is secret, so that it need not take the same time for all numbers.

const PRIME = 2n ** 256n - 2n ** 32n - 977n
/** How many points there are: the generator's order. */
export const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const GENERATOR: Point = [
  0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
]

type Point = readonly [x: bigint, y: bigint]
/** Jacobian coordinates: no inversion for each step. `z` is 0 for the point at infinity. */
type Jacobian = readonly [x: bigint, y: bigint, z: bigint]

const INFINITY: Jacobian = [1n, 1n, 0n]

export const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by

const power = (base: bigint, exponent: bigint, by: bigint): bigint => {
  let result = 1n
  let square = modulo(base, by)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % by
    square = (square * square) % by
  }
  return result
}

/** One divided by the value. Both moduli are prime. */
export const inverse = (value: bigint, by: bigint): bigint => power(value, by - 2n, by)

const reduced = (x: bigint, y: bigint, z: bigint): Jacobian => [modulo(x, PRIME), modulo(y, PRIME), modulo(z, PRIME)]

const doubled = ([x, y, z]: Jacobian): Jacobian => {
  const square = y * y
  const slope = (4n * x * square) % PRIME
  const tangent = (3n * x * x) % PRIME
  const nextX = tangent * tangent - 2n * slope
  return reduced(nextX, tangent * (slope - nextX) - 8n * square * square, 2n * y * z)
}

const added = (one: Jacobian, other: Jacobian): Jacobian => {
  if (one[2] === 0n) return other
  if (other[2] === 0n) return one
  const [scale, otherScale] = [(one[2] * one[2]) % PRIME, (other[2] * other[2]) % PRIME]
  const x = (one[0] * otherScale) % PRIME
  const y = (one[1] * otherScale * other[2]) % PRIME
  const run = modulo(other[0] * scale - x, PRIME)
  const rise = modulo(other[1] * scale * one[2] - y, PRIME)
  if (run === 0n) return rise === 0n ? doubled(one) : INFINITY
  const [square, cube] = [(run * run) % PRIME, (run * run * run) % PRIME]
  const nextX = rise * rise - cube - 2n * x * square
  return reduced(nextX, rise * (x * square - nextX) - y * cube, run * one[2] * other[2])
}

const multiplied = ([x, y]: Point, factor: bigint): Jacobian => {
  let sum = INFINITY
  let power: Jacobian = [x, y, 1n]
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = added(sum, power)
    power = doubled(power)
  }
  return sum
}

/** The point with this x whose y is odd or even; `null` when the curve has none. */
const pointAt = (x: bigint, isOdd: boolean): Point | null => {
  const square = (x * x * x + 7n) % PRIME
  const root = power(square, (PRIME + 1n) / 4n, PRIME)
  if ((root * root) % PRIME !== square) return null
  return [x, (root & 1n) === (isOdd ? 1n : 0n) ? root : PRIME - root]
}

export interface EcdsaSignature {
  readonly r: bigint
  readonly s: bigint
  /** Whether the y of the signature's point is odd. */
  readonly isOdd: boolean
}

/** The public key that made a signature of this hash; `null` when no key can have made it. */
export const recoverPublicKey = (hash: bigint, { r, s, isOdd }: EcdsaSignature): Point | null => {
  if (r <= 0n || r >= ORDER || s <= 0n || s >= ORDER) return null
  const point = pointAt(r, isOdd)
  if (!point) return null
  const factor = inverse(r, ORDER)
  const [x, y, z] = added(
    multiplied(point, modulo(s * factor, ORDER)),
    multiplied(GENERATOR, modulo(-hash * factor, ORDER)),
  )
  if (z === 0n) return null
  const scale = inverse(z, PRIME)
  return [modulo(x * scale * scale, PRIME), modulo(y * scale * scale * scale, PRIME)]
}
