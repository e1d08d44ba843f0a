import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { ethereumWallet } from '../../support/wallets.ts'
import { stage } from './scripts.ts'
import { announce, inject } from './wallets.ts'

const { classic, future } = stage()

const { settings } = presets.web3()
const ADA = ethereumWallet().address
const COMPLETE = {
  signUp: { status: 'complete', missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { passwordEnabled: false },
}

classic('MetaMask signs', {
  options: presets.web3(),
  script: async ({ signUp, activate, look, page }) => {
    await announce(page)
    await signUp.authenticateWithMetamask({ unsafeMetadata: { plan: 'pro' } })
    expect((await look()).signUp).toMatchObject({
      web3wallet: ADA,
      verifications: { web3Wallet: { status: 'verified', strategy: 'web3_metamask_signature' } },
    })
    await activate('signUp')
  },
  ends: { ...COMPLETE, user: { unsafeMetadata: { plan: 'pro' } } },
})

future('MetaMask signs', {
  options: presets.web3(),
  script: async ({ signUp, look, page, api }) => {
    await announce(page)
    await signUp.web3({ strategy: 'web3_metamask_signature', unsafeMetadata: { plan: 'pro' } })
    expect((await look()).signUp).toMatchObject({ web3Wallet: ADA })
    await signUp.finalize()
    expect(api.users).toMatchObject([{ web3Wallet: ADA }])
  },
  ends: { ...COMPLETE, user: { unsafeMetadata: { plan: 'pro' } } },
})

future('a wallet that does not announce itself signs', {
  options: presets.web3(),
  script: async ({ signUp, page }) => {
    await inject(page)
    await signUp.web3({ strategy: 'web3_metamask_signature' })
    await signUp.finalize()
  },
  ends: COMPLETE,
})

classic('OKX Wallet signs, and not the one beside it', {
  options: presets.web3(),
  script: async ({ signUp, activate, look, page }) => {
    await announce(page, { account: 'grace' })
    await announce(page, {}, { name: 'OKX Wallet', rdns: 'com.okex.wallet' })
    await signUp.authenticateWithOKXWallet()
    expect((await look()).signUp).toMatchObject({ web3wallet: ADA })
    await activate('signUp')
  },
  ends: COMPLETE,
})

classic('a signature that the app procures', {
  options: presets.web3(),
  script: async ({ signUp, activate }) => {
    const asked: unknown[] = []
    await signUp.authenticateWithWeb3({
      identifier: ADA,
      generateSignature: async (params) => {
        asked.push(params)
        return ethereumWallet().sign(params.nonce)
      },
    })
    expect(asked).toMatchObject([{ identifier: ADA, provider: 'metamask' }])
    await activate('signUp')
  },
  ends: COMPLETE,
})

future('a wallet and, beside it, a username', {
  options: {
    settings: { ...settings, attributes: { ...settings?.attributes, username: { enabled: true, required: true } } },
  },
  script: async ({ signUp, look, page }) => {
    await announce(page)
    await signUp.web3({ strategy: 'web3_metamask_signature' })
    expect((await look()).signUp).toMatchObject({ missingFields: ['username'], unverifiedFields: [] })
    await signUp.update({ username: 'ada_l' })
    await signUp.finalize()
  },
  ends: { ...COMPLETE, user: { username: 'ada_l' } },
})
