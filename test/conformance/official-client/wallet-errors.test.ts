import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { ethereumWallet } from '../../support/wallets.ts'
import type { Look } from './pages/projection.ts'
import { stage } from './scripts.ts'
import { announce } from './wallets.ts'

const { classic, future } = stage()

const ADA = ethereumWallet().address
const COMPLETE = {
  signUp: { status: 'complete', missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { passwordEnabled: false },
}
const SIGNED_OUT = { session: null, user: null }

/** The text that waits for a signature. */
const textIn = ({ signUp }: Look): string => {
  const { web3Wallet } = signUp.verifications as { web3Wallet: { message: string } }
  return web3Wallet.message
}

classic('another key signs, and then the right one', {
  options: presets.web3(),
  script: async ({ signUp, activate, look, page }) => {
    await announce(page, { signer: 'grace' })
    await expect(signUp.authenticateWithMetamask()).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_param_value_invalid', paramName: 'signature' }],
    })
    expect((await look()).signUp).toMatchObject({ status: 'missing_requirements', unverifiedFields: ['web3_wallet'] })
    const rejected = textIn(await look())
    await signUp.prepareWeb3WalletVerification()
    const next = textIn(await look())
    expect(next).not.toBe(rejected)
    await signUp.attemptWeb3WalletVerification({ signature: ethereumWallet().sign(next) })
    await activate('signUp')
  },
  rejected: ['form_param_value_invalid'],
  ends: COMPLETE,
})

future('another key signs, and then, in a page that is loaded again, the right one', {
  options: presets.web3(),
  script: async ({ signUp, look, page, reload }) => {
    await announce(page, { signer: 'grace' })
    const { error } = await signUp.web3({ strategy: 'web3_metamask_signature' })
    expect(error).toMatchObject({ status: 422, errors: [{ paramName: 'signature' }] })
    await reload()
    expect((await look()).signUp).toMatchObject({ web3Wallet: ADA, unverifiedFields: ['web3_wallet'] })
    await announce(page)
    await signUp.web3({ strategy: 'web3_metamask_signature' })
    await signUp.finalize()
  },
  rejected: ['form_param_value_invalid'],
  ends: COMPLETE,
})

classic('a wallet that another user has', {
  options: presets.web3(),
  arrive: (api) => void api.users.add({ web3Wallet: ADA }),
  script: async ({ signUp, page }) => {
    await announce(page)
    await expect(signUp.authenticateWithMetamask()).rejects.toMatchObject({ errors: [{ paramName: 'web3_wallet' }] })
  },
  rejected: ['form_identifier_exists'],
  ends: { ...SIGNED_OUT, signUp: { web3wallet: null } },
})

future('a text beyond Latin letters', {
  options: { ...presets.web3(), displayConfig: { application_name: '計算' } },
  script: async ({ signUp, page, differs }) => {
    await announce(page)
    await signUp.web3({ strategy: 'web3_metamask_signature' })
    const isDone = differs('F38', { official: false, ours: true })
    if (isDone) await signUp.finalize()
  },
  ends: COMPLETE,
  official: {
    finding: 'F38',
    rejected: ['form_param_value_invalid'],
    ends: { ...SIGNED_OUT, signUp: { web3Wallet: ADA } },
  },
})

future('no wallet at all', {
  options: presets.web3(),
  script: async ({ signUp, api, differs }) => {
    await signUp.web3({ strategy: 'web3_metamask_signature' })
    const sent = api.requests.filter(({ path }) => path.startsWith('/client/sign_ups'))
    expect(sent).toHaveLength(differs('F36', { official: 1, ours: 0 }))
  },
  rejected: ['wallet_not_found'],
  ends: { ...SIGNED_OUT, signUp: { web3Wallet: null } },
  official: { finding: 'F36', rejected: ['form_param_nil'], ends: { ...SIGNED_OUT, signUp: { web3Wallet: null } } },
})
