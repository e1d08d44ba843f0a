import type { HeadlessSignUpError, Web3Strategy } from 'headless-signup'
import type { App } from '../app.ts'
import { ETHEREUM_WALLET, SOLANA_WALLET } from './install.ts'

const SOLANA: Web3Strategy = 'web3_solana_signature'

/** Signs up with one of the wallets in this page. Without a strategy with the one that the sign-up has already. */
export const signUpWithWallet = (app: App, strategy?: Web3Strategy): Promise<HeadlessSignUpError | null> => {
  const { signUp } = app.client
  const isSolana = strategy ? strategy === SOLANA : !signUp.web3wallet?.startsWith('0x')
  return app.proceed(
    signUp.future.web3({
      strategy: isSolana ? SOLANA : 'web3_metamask_signature',
      walletName: isSolana ? SOLANA_WALLET : ETHEREUM_WALLET,
    }),
  )
}
