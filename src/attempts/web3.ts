import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { later } from '../runtime/later.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import type { Attempt, KeptAttempt } from './kept.ts'
import type { GenerateSignatureParams, OwnSignature, WalletName } from './params.ts'
import { askForAccount, askForSignature } from './wallet-requests.ts'

const loadWallets = later(() => import('../browser/wallets.ts'))

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

/** How an attempt verifies a wallet. */
export interface WalletSteps<Value extends Attempt, Fields> {
  readonly attempt: KeptAttempt<Value>
  /** The address that the attempt already has. */
  addressOf(value: Value): string | null
  /** Starts an attempt with an address. */
  start(call: Call, address: string, fields: Fields): Promise<void>
  /** Requests the text to sign. */
  prepare(call: Call, strategy: Web3Strategy): Promise<void>
  messageOf(value: Value): string | null
  /** Submits the signature. */
  prove(call: Call, strategy: Web3Strategy, signature: string): Promise<void>
}

interface Signer<Fields> {
  readonly strategy: Web3Strategy
  readonly address: string
  readonly fields: Fields
  readonly sign: (message: string) => Promise<string>
}

/** Verifies the wallet with this address. Other calls do not wait while the wallet asks the user. */
const verify = async <Value extends Attempt, Fields>(
  call: Call,
  steps: WalletSteps<Value, Fields>,
  { strategy, address, fields, sign }: Signer<Fields>,
): Promise<void> => {
  const current = (state: State): Value => sliceOf(state, steps.attempt).value
  await steps.start(call, address, fields)
  const { id } = current(call.state())
  const requireSame = (state: State): void => {
    // Another attempt was started meanwhile, and this signature does not belong to it.
    if (current(state).id !== id) throw new FlowError('discarded')
  }
  await steps.prepare(call, strategy)
  requireSame(call.state())
  const message = steps.messageOf(current(call.state()))
  if (message === null) throw new FlowError('nothing_to_sign')

  const signature = await askForSignature(call, () => sign(message), strategy === 'web3_coinbase_wallet_signature')
  await call.inTurn(requireSame)
  await steps.prove(call, strategy, signature)
}

/** Verifies a wallet of the page. */
export const withWallet = async <Value extends Attempt, Fields extends object>(
  call: Call,
  steps: WalletSteps<Value, Fields>,
  params: Fields & WalletName & { readonly strategy: Web3Strategy },
): Promise<void> => {
  const { strategy: wanted, walletName, ...fields } = requireObject(params)
  const strategy = requireStrategy(wanted)
  requireWalletName(walletName)
  const { createWallets } = await loadWallets()
  const wallet = await createWallets(call.providers.wallets).find(strategy, walletName)
  if (!wallet) throw new FlowError('wallet_not_found')

  const address = await askForAccount(call, () => wallet.connect())
  const sign = (message: string): Promise<string> => wallet.sign(message, address)
  await verify(call, steps, { strategy, address, fields: fields as unknown as Fields, sign })
}

/** Verifies a wallet by a signature that the app provides. */
export const withOwnSignature = async <Value extends Attempt, Fields extends object>(
  call: Call,
  steps: WalletSteps<Value, Fields>,
  params: Fields & WalletName & OwnSignature,
): Promise<void> => {
  const { identifier, generateSignature, strategy: wanted, walletName, ...fields } = requireObject(params)
  const strategy = requireStrategy(wanted ?? 'web3_metamask_signature')
  requireWalletName(walletName)
  if (typeof generateSignature !== 'function') throw invalid('`generateSignature` must be a function')
  // The request and the signature must have the same address, also when it is the attempt's.
  const address = identifier || steps.addressOf(sliceOf(call.state(), steps.attempt).value)
  if (typeof address !== 'string' || address === '') throw invalid('`identifier` must be the address of a wallet')

  const named = walletName === undefined ? {} : { walletName }
  const sign = (nonce: string): Promise<string> =>
    generateSignature({ identifier: address, nonce, provider: PROVIDERS[strategy], ...named })
  await verify(call, steps, { strategy, address, fields: fields as unknown as Fields, sign })
}
