import type { MockState } from './state.ts'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 27

/** A 32-bit number that depends on every character of the text. Not for secrets. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** A number of at least 0 and below 1 that depends on every character of the text. */
export const fractionOf = (text: string): number => hash(text) / 2 ** 32

const characters = (seed: string, alphabet: string, length: number): string =>
  Array.from({ length }, (_, index) => alphabet[hash(`${seed}/${index}`) % alphabet.length]).join('')

const nextSeed = (state: MockState, kind: string): string => {
  state.sequence += 1
  return `${state.seed}/${state.sequence}/${kind}`
}

/** Returns the next id of a kind, for example `sua_…`. The same seed and the same calls give the same ids. */
export const nextId = (state: MockState, kind: string): string =>
  `${kind}_${characters(nextSeed(state, kind), LETTERS, ID_LENGTH)}`

/**
 * Returns the next id of something that identifies a browser. It is never issued again after `restore()` or `reset()`:
 * an existing browser must not be mistaken for another one.
 *
 * @param generation How often the state was replaced. At 0, the ids are those of `nextId()`.
 */
export const nextBrowserId = (state: MockState, kind: string, generation: number): string =>
  generation === 0 ? nextId(state, kind) : nextId(state, kind).concat(generation.toString(36))

/** Returns the next trace id of an error response, in hexadecimal. */
export const nextTraceId = (state: MockState): string => characters(nextSeed(state, 'trace'), '0123456789abcdef', 32)

/** Returns the next one-time code: six digits, never `000000`, which a test may use as a wrong code. */
export const nextCode = (state: MockState): string => {
  const code = characters(nextSeed(state, 'code'), '0123456789', 6)
  return code === '000000' ? nextCode(state) : code
}
