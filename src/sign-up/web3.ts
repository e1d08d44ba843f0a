import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import type { State } from '../state/state.ts'
import { create } from './details.ts'
import { signUpOf } from './transitions.ts'
import { attempt, prepare } from './verification.ts'
import { askForAccount, askForSignature } from './wallet-requests.ts'
import type { AuthenticateWithWeb3Params, GenerateSignatureParams, WalletParams, Web3Params } from './web3-params.ts'

const PROVIDERS: Readonly<Record<Web3Strategy, GenerateSignatureParams['provider']>> = {
  web3_metamask_signature: 'metamask',
  web3_coinbase_wallet_signature: 'coinbase_wallet',
  web3_base_signature: 'base',
  web3_okx_wallet_signature: 'okx_wallet',
  web3_solana_signature: 'solana',
}

const invalid = (detail: string): FlowError => new FlowError('invalid_parameter', { detail })

const requireStrategy = (strategy: unknown): Web3Strategy => {
  if (typeof strategy === 'string' && Object.hasOwn(PROVIDERS, strategy)) return strategy as Web3Strategy
  throw invalid(`\`strategy\` must be one of ${Object.keys(PROVIDERS).join(', ')}`)
}

const requireWalletName = (walletName: unknown): void => {
  if (walletName !== undefined && (typeof walletName !== 'string' || walletName.trim() === ''))
    throw invalid('`walletName` must be the name of a wallet')
}

interface SignIn {
  readonly strategy: Web3Strategy
  readonly address: string
  readonly fields: Omit<WalletParams, 'walletName'>
  readonly sign: (message: string) => Promise<string>
}

/** Verifies the wallet with this address. Other calls do not wait while the wallet asks the user. */
const signInWith = async (call: Call, { strategy, address, fields, sign }: SignIn): Promise<void> => {
  await create(call, { ...fields, web3Wallet: address })
  const { id } = signUpOf(call.state())
  const requireSame = (state: State): void => {
    // Another sign-up was started meanwhile, and this signature does not belong to it.
    if (signUpOf(state).id !== id) throw new FlowError('discarded')
  }
  await prepare(call, { strategy })
  requireSame(call.state())
  const { message } = signUpOf(call.state()).verifications.web3Wallet
  if (message === null) throw new FlowError('nothing_to_sign')

  const signature = await askForSignature(call, () => sign(message), strategy === 'web3_coinbase_wallet_signature')
  await call.inTurn(requireSame)
  await attempt(call, { signature, strategy })
}

/** Signs up with a wallet of the page. */
export const web3 = async (call: Call, params: Web3Params): Promise<void> => {
  const { strategy: wanted, walletName, ...fields } = requireObject(params)
  const strategy = requireStrategy(wanted)
  requireWalletName(walletName)
  const wallets = await call.providers.wallets()
  const wallet = await wallets.find(strategy, walletName)
  if (!wallet) throw new FlowError('wallet_not_found')

  const address = await askForAccount(call, () => wallet.connect())
  await signInWith(call, { strategy, address, fields, sign: (message) => wallet.sign(message, address) })
}

/** The same with the wallet of one strategy. */
export const web3With =
  (strategy: Web3Strategy) =>
  async (call: Call, params: WalletParams = {}): Promise<void> =>
    web3(call, { ...requireObject(params), strategy })

/** Signs up with a signature that the app provides. */
export const authenticateWithWeb3 = async (call: Call, params: AuthenticateWithWeb3Params): Promise<void> => {
  const { identifier, generateSignature, strategy: wanted, walletName, ...fields } = requireObject(params)
  const strategy = requireStrategy(wanted ?? 'web3_metamask_signature')
  requireWalletName(walletName)
  if (typeof generateSignature !== 'function') throw invalid('`generateSignature` must be a function')
  // The request and the signature must have the same address, also when it is the sign-up's.
  const address = identifier || signUpOf(call.state()).web3wallet
  if (typeof address !== 'string' || address === '') throw invalid('`identifier` must be the address of a wallet')

  const named = walletName === undefined ? {} : { walletName }
  const sign = (nonce: string): Promise<string> =>
    generateSignature({ identifier: address, nonce, provider: PROVIDERS[strategy], ...named })
  await signInWith(call, { strategy, address, fields, sign })
}
