import { problem } from '../api-errors.ts'
import { isEthereumSignature, recoverAddress } from './ethereum.ts'
import { isSignedBy, isSolanaSignature } from './solana.ts'
import { SOLANA_STRATEGY } from './strategies.ts'

const ETHEREUM_FORM =
  'Send what `personal_sign` returns: 0x and 130 hexadecimal digits. Signatures of contract wallets are not verified here.'
const SOLANA_FORM = 'Send the 64 bytes that `signMessage` returns, in base64.'

interface Signed {
  readonly strategy: string
  readonly address: string
  readonly message: string
  readonly signature: string
}

/** Throws a `Problem` for a malformed signature, which does not count as an attempt. */
export const requireSignature = ({ strategy, signature }: Pick<Signed, 'strategy' | 'signature'>): void => {
  const isSolana = strategy === SOLANA_STRATEGY
  if (isSolana ? isSolanaSignature(signature) : isEthereumSignature(signature)) return
  const longMessage = isSolana ? SOLANA_FORM : ETHEREUM_FORM
  throw problem('form_param_format_invalid', { param: 'signature', longMessage })
}

/** Why a signature is not by this address over this message; `null` if it is. */
export const problemWith = ({ strategy, address, message, signature }: Signed): string | null => {
  const reasons = 'another account signed, or another text than `verifications.web3_wallet.message`'
  if (strategy === SOLANA_STRATEGY) {
    if (isSignedBy(address, message, signature)) return null
    return `This is not a signature of ${address} over that text: ${reasons}, which is signed as UTF-8.`
  }
  const signer = recoverAddress(message, signature)
  if (signer === address.toLowerCase()) return null
  const whose = signer === null ? 'of no account' : `of ${signer} over that text`
  return `This is a signature ${whose}, and not of ${address}: ${reasons}, whose UTF-8 bytes \`personal_sign\` takes in hexadecimal.`
}
