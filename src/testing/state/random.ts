import { shake256 } from '@noble/hashes/sha3.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Returns so many bytes: different ones each time. */
export type RandomBytes = (length: number) => Uint8Array

/** A source of bytes that depend on the seed alone: the same seed and the same calls give the same bytes. */
export const seededBytes = (seed: string): RandomBytes => {
  let calls = 0
  return (length) => {
    calls += 1
    return shake256(utf8ToBytes(`${seed}/${calls}`), { dkLen: length })
  }
}
