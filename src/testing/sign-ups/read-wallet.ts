import { problem } from '../api-errors.ts'
import { isEthereumAddress } from '../wallets/ethereum.ts'
import { isSolanaAddress } from '../wallets/solana.ts'
import { strategiesOf } from '../wallets/strategies.ts'
import type { Reader } from './reading.ts'

export const readWallet: Reader = (text, settings) => {
  const param = 'web3_wallet'
  const value = text.trim()
  if (!value) return [problem('form_param_nil', { param })]
  const isAddress = isEthereumAddress(value) || isSolanaAddress(value)
  if (isAddress && strategiesOf(settings, param, value).length > 0) return { values: { web3_wallet: value } }
  const longMessage = isAddress
    ? `No strategy that is enabled verifies ${value}. Enabled: ${settings.attributes.web3_wallet.first_factors.join(', ') || 'none'}.`
    : 'A wallet is an address of Ethereum (0x and 40 hexadecimal digits) or of Solana (32 bytes in base58).'
  return [problem('form_param_format_invalid', { param, longMessage })]
}
