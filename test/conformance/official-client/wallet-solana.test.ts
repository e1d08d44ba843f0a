import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { solanaWallet } from '../../support/wallets.ts'
import { stage } from './scripts.ts'
import { register } from './wallets.ts'

const { classic, future } = stage()

const COMPLETE = { signUp: { status: 'complete' }, session: { status: 'active' }, user: { passwordEnabled: false } }
const SIGNED_OUT = { session: null, user: null }

classic('Phantom signs for Solana', {
  options: presets.web3(),
  script: async ({ signUp, activate, look, page }) => {
    await register(page)
    await signUp.authenticateWithSolana({ walletName: 'Phantom' })
    expect((await look()).signUp).toMatchObject({ web3wallet: solanaWallet().address })
    await activate('signUp')
  },
  ends: COMPLETE,
})

classic('another key signs for Solana', {
  options: presets.web3(),
  script: async ({ signUp, page }) => {
    await register(page, { signer: 'grace' })
    await expect(signUp.authenticateWithSolana({ walletName: 'Phantom' })).rejects.toMatchObject({
      errors: [{ code: 'form_param_value_invalid', paramName: 'signature' }],
    })
  },
  rejected: ['form_param_value_invalid'],
  ends: { ...SIGNED_OUT, signUp: { unverifiedFields: ['web3_wallet'] } },
})

future('Phantom signs for Solana', {
  options: presets.web3(),
  script: async ({ signUp, page, differs }) => {
    await register(page)
    await signUp.web3({ strategy: 'web3_solana_signature', walletName: 'Phantom' })
    const isDone = differs('F35', { official: false, ours: true })
    if (isDone) await signUp.finalize()
  },
  ends: COMPLETE,
  official: {
    finding: 'F35',
    rejected: ['Error: Unsupported Web3 provider: solana'],
    ends: { ...SIGNED_OUT, signUp: { web3Wallet: null } },
  },
})
