import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { ethereumAddress, personalHash, recoverAddress } from '../../src/testing/wallets/ethereum.ts'
import { isSignedBy, isSolanaAddress } from '../../src/testing/wallets/solana.ts'

test('an address is the one that everybody derives from the key 1', () => {
  const key = secp256k1.getPublicKey(Buffer.from('1'.padStart(64, '0'), 'hex'), false)
  expect(ethereumAddress(key)).toBe('0x7e5f4552091a69125d5dfcb7b8c2659029395bdf')
})

// From the documentation of web3.js: `web3.eth.accounts.sign('Some data', '0x4c0883a69102937d6231471b5dbb6204fe512961708279feb1be6ae5538da033')`.
const NUMBERS =
  'b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a029'

test('a signature that another implementation made recovers to its account, also with 1 for 28', () => {
  const address = '0x2c7536e3605d9c16a7a3d7b1898e529396a65c23'
  expect(recoverAddress('Some data', `0x${NUMBERS}1c`)).toBe(address)
  expect(recoverAddress('Some data', `0x${NUMBERS.toUpperCase()}01`)).toBe(address)
})

test.each([
  ['a last byte of no wallet', `0x${NUMBERS}1d`],
  ['a last byte below 27', `0x${NUMBERS}1a`],
  ['zeros', `0x${'00'.repeat(64)}1b`],
  ['numbers beyond the order', `0x${'ff'.repeat(64)}1b`],
  ['another form', '0x1b'],
])('%s is an invalid signature', (_what, signature) => {
  expect(recoverAddress('Some data', signature)).toBeNull()
})

test('the length that is signed along counts bytes', () => {
  const signed = '\x19Ethereum Signed Message:\n7€🍎'
  expect(personalHash('€🍎')).toEqual(keccak_256(utf8ToBytes(signed)))
  expect(bytesToHex(personalHash('Some data'))).toBe('1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655')
})

test('an address of Solana is 32 bytes in base58, leading zeros included', () => {
  expect(isSolanaAddress('11111111111111111111111111111111')).toBe(true)
  expect(isSolanaAddress('1111111111111111111111111111111')).toBe(false)
  expect(isSolanaAddress('0OIl')).toBe(false)
  expect(isSolanaAddress('1'.repeat(100_000))).toBe(false)
})

test('a signature by RFC 8032 is its key’s, and of no other text', () => {
  // Its first vector: the empty text.
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
  const inBase64 = Buffer.from(signature, 'hex').toString('base64')
  const address = 'FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z'
  expect(isSignedBy(address, '', inBase64)).toBe(true)
  expect(isSignedBy(address, ' ', inBase64)).toBe(false)
})
