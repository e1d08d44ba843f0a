import type { HeadlessSignUpError, Settled, Web3Strategy } from 'headless-signup'
import type { App } from '../app.ts'
import { ETHEREUM_WALLET, SOLANA_WALLET } from './install.ts'

const SOLANA: Web3Strategy = 'web3_solana_signature'

type Sign = (params: { readonly strategy: Web3Strategy; readonly walletName?: string }) => Promise<Settled>

/** Signs with one of the wallets in this page, for a sign-up or a sign-in; for an instance, with the user's own. */
export const signWithWallet = (app: App, strategy: Web3Strategy, sign: Sign): Promise<HeadlessSignUpError | null> => {
  const ofThisPage =
    strategy === SOLANA
      ? { strategy: SOLANA, walletName: SOLANA_WALLET }
      : { strategy: 'web3_metamask_signature' as const, walletName: ETHEREUM_WALLET }
  return app.proceed(sign(app.settings.isInstance ? { strategy } : ofThisPage))
}

/** Signs again with the wallet that the sign-up has already. */
export const signUpWithSameWallet = (app: App): Promise<HeadlessSignUpError | null> => {
  const { signUp } = app.client
  const strategy = signUp.web3wallet?.startsWith('0x') ? 'web3_metamask_signature' : SOLANA
  return signWithWallet(app, strategy, signUp.future.web3)
}
