import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { approveAccount, approveMessage, Rejected } from './question.ts'

const addressOf = (key: Uint8Array): string => {
  // The first byte says which form of a public key it is; an address is the end of the hash of the rest.
  const hash = keccak_256(secp256k1.getPublicKey(key, false).subarray(1))
  return `0x${bytesToHex(hash.subarray(-20))}`
}

/** Signs a text as `personal_sign` does. Source: EIP-191. */
const sign = (message: Uint8Array, key: Uint8Array): string => {
  const prefix = utf8ToBytes(`\x19Ethereum Signed Message:\n${message.length}`)
  const hash = keccak_256(Uint8Array.of(...prefix, ...message))
  const [recovery = 0, ...numbers] = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' })
  return `0x${bytesToHex(Uint8Array.of(...numbers, 27 + recovery))}`
}

/** A wallet for demonstrations: one account, with a key that is gone with the page. */
export const createEthereumWallet = (name: string) => {
  const ownKey = secp256k1.utils.randomSecretKey()
  const keys = new Map<string, Uint8Array>()
  const methods: Readonly<Record<string, (params: readonly unknown[]) => Promise<unknown>>> = {
    eth_requestAccounts: async () => {
      const address = addressOf(ownKey)
      await approveAccount(name, address)
      keys.set(address, ownKey)
      return [address]
    },
    personal_sign: async ([data, from]) => {
      const key = keys.get(String(from).toLowerCase())
      if (!key) throw new Rejected(4100, 'There is no such account.')
      const message = hexToBytes(String(data).slice(2))
      await approveMessage(name, new TextDecoder().decode(message))
      return sign(message, key)
    },
  }
  return {
    request: async ({ method, params = [] }: { readonly method: string; readonly params?: readonly unknown[] }) => {
      const respond = methods[method]
      if (!respond) throw new Rejected(4200, `This wallet has no ${method}.`)
      return respond(params)
    },
  }
}
