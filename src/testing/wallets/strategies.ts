import { verificationNameOf } from '../../shapes/strategies.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { VerifiedField } from '../state/records.ts'
import { isEthereumAddress } from './ethereum.ts'

export const SOLANA_STRATEGY = 'web3_solana_signature'

export const isWalletStrategy = (strategy: string): boolean => verificationNameOf(strategy) === 'web3Wallet'

/** The strategies that verify a field with this value. A wallet's are in `first_factors`, not in `verifications`. */
export const strategiesOf = (
  { attributes }: UserSettings,
  field: VerifiedField,
  value: string | undefined,
): readonly string[] => {
  if (field !== 'web3_wallet') return attributes[field].verifications
  const isSolana = !isEthereumAddress(value ?? '')
  return attributes.web3_wallet.first_factors.filter((strategy) => (strategy === SOLANA_STRATEGY) === isSolana)
}
