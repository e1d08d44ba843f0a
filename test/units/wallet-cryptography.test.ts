import { createECDH, createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { decodeBase58 } from '../../src/testing/wallets/base58.ts'
import { ethereumAddress, personalHash, recoverAddress } from '../../src/testing/wallets/ethereum.ts'
import { keccak256, sponge } from '../../src/testing/wallets/keccak.ts'
import { encodeBase58 } from '../support/base58.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('Keccak gives the known hashes', () => {
  expect(hex(keccak256(new Uint8Array()))).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
  expect(hex(keccak256(Buffer.from('abc')))).toBe('4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45')
})

test('with the padding of SHA-3 it gives the hashes of OpenSSL, across block boundaries', () => {
  for (const length of [0, 1, 134, 135, 136, 137, 271, 272, 273, 500]) {
    const message = Uint8Array.from({ length }, (_, index) => (index * 7) % 256)
    expect(hex(sponge(message, 0x06)), `${length} bytes`).toBe(createHash('sha3-256').update(message).digest('hex'))
  }
})

test('an address is the one that everybody derives from the key 1', () => {
  const ecdh = createECDH('secp256k1')
  ecdh.setPrivateKey('1'.padStart(64, '0'), 'hex')
  const key = ecdh.getPublicKey('hex')
  const point = [BigInt(`0x${key.slice(2, 66)}`), BigInt(`0x${key.slice(66)}`)] as const
  expect(ethereumAddress(point)).toBe('0x7e5f4552091a69125d5dfcb7b8c2659029395bdf')
})

test('a signature that another implementation made recovers to its account', () => {
  // From the documentation of web3.js: `web3.eth.accounts.sign('Some data', '0x4c0883a69102937d6231471b5dbb6204fe512961708279feb1be6ae5538da033')`.
  const signature =
    '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c'
  expect(recoverAddress('Some data', signature)).toBe('0x2c7536e3605d9c16a7a3d7b1898e529396a65c23')
})

test('the length that is signed along counts bytes', () => {
  const signed = Buffer.from('\x19Ethereum Signed Message:\n7€🍎')
  expect(personalHash('€🍎')).toBe(BigInt(`0x${hex(keccak256(signed))}`))
})

test('base58 keeps leading zeros, and refuses what is none', () => {
  const bytes = Uint8Array.from([0, 0, 1, 2, 3, 255])
  expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes)
  expect(encodeBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U')
  expect(decodeBase58('0OIl')).toBeNull()
})
