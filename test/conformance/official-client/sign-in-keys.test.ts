import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { ethereumWallet, solanaWallet } from '../../support/wallets.ts'
import { addAuthenticator, newPasskey } from './passkeys.ts'
import { stage } from './scripts.ts'
import { COMPLETE, EMAIL, SIGNED_OUT, signOut, withAda } from './sign-in-settings.ts'
import { announce, register } from './wallets.ts'

const { classic, future } = stage('signIn')

const WITH_PASSKEY = withAda({ passkeys: [newPasskey().passkey] })

classic('a passkey that the browser does not have, and then the one that it has', {
  options: presets.passkey(),
  arrive: WITH_PASSKEY,
  script: async ({ signIn, activate, page }) => {
    const removeEmpty = await addAuthenticator(page, { credentials: [] })
    await signIn.create({ identifier: EMAIL })
    await expect(signIn.authenticateWithPasskey()).rejects.toMatchObject({ code: 'passkey_retrieval_cancelled' })
    await removeEmpty()
    const remove = await addAuthenticator(page)
    await signIn.authenticateWithPasskey()
    await activate('signIn')
    await remove()
  },
  rejected: ['passkey_retrieval_cancelled'],
  ends: COMPLETE,
})

future('a passkey of the user who was entered', {
  options: presets.passkey(),
  arrive: WITH_PASSKEY,
  script: async ({ signIn, page }) => {
    const remove = await addAuthenticator(page)
    await signIn.create({ identifier: EMAIL })
    await signIn.passkey()
    await signIn.finalize()
    await remove()
  },
  ends: COMPLETE,
})

for (const flow of ['discoverable', 'autofill'] as const)
  future(`a passkey without an identifier: ${flow}`, {
    options: presets.passkey(),
    arrive: WITH_PASSKEY,
    script: async ({ signIn, page }) => {
      const remove = await addAuthenticator(page)
      await signIn.passkey({ flow })
      await signIn.finalize()
      await remove()
    },
    ends: COMPLETE,
  })

const WALLET = { web3Wallet: ethereumWallet().address, emailAddress: undefined }

classic('MetaMask signs', {
  options: presets.web3(),
  arrive: withAda(WALLET),
  script: async ({ signIn, activate, page }) => {
    await announce(page)
    await signIn.authenticateWithMetamask()
    await activate('signIn')
  },
  ends: COMPLETE,
})

future('a wallet of no user, and then MetaMask signs', {
  options: presets.web3(),
  arrive: withAda(WALLET),
  script: async ({ signIn, page, reload }) => {
    await announce(page, { account: 'grace' })
    await signIn.web3({ strategy: 'web3_metamask_signature', provider: 'metamask' })
    await reload()
    await announce(page)
    await signIn.web3({ strategy: 'web3_metamask_signature', provider: 'metamask' })
    await signIn.finalize()
  },
  rejected: ['form_identifier_not_found'],
  ends: COMPLETE,
})

const OF_SOLANA = withAda({ web3Wallet: solanaWallet().address, emailAddress: undefined })

classic('Phantom signs for Solana, after another key did', {
  options: presets.web3(),
  arrive: OF_SOLANA,
  script: async ({ signIn, activate, page, reload }) => {
    await register(page, { signer: 'grace' })
    const withPhantom = () => signIn.authenticateWithSolana({ walletName: 'Phantom' })
    await expect(withPhantom()).rejects.toMatchObject({ errors: [{ paramName: 'signature' }] })
    await reload()
    await register(page)
    await withPhantom()
    await activate('signIn')
  },
  rejected: ['form_incorrect_signature'],
  ends: COMPLETE,
})

future('Phantom signs for Solana', {
  options: presets.web3(),
  arrive: OF_SOLANA,
  script: async ({ signIn, page }) => {
    await register(page)
    await signIn.web3({ strategy: 'web3_solana_signature', provider: 'solana', walletName: 'Phantom' })
    await signIn.finalize()
  },
  ends: COMPLETE,
})

classic('a ticket, which signs in once', {
  options: presets.emailCode(),
  arrive: withAda(),
  script: async ({ signIn, client, look, api, ...place }) => {
    const ticket = api.tickets.issue({ userId: String(api.users[0]?.id) })
    await signIn.create({ strategy: 'ticket', ticket })
    await client.setActive({ session: String((await look()).signIn.createdSessionId) })
    await signOut({ client, ...place })
    await expect(signIn.create({ strategy: 'ticket', ticket })).rejects.toMatchObject({ status: 400 })
  },
  rejected: ['sign_in_token_already_used_code'],
  ends: { signIn: {}, ...SIGNED_OUT },
})

future('the ticket in the address of the page', {
  options: presets.emailCode(),
  arrive: (api) => {
    withAda()(api)
    return `/join?__clerk_ticket=${api.tickets.issue({ userId: String(api.users[0]?.id) })}`
  },
  script: async ({ signIn }) => {
    await signIn.ticket()
    await signIn.finalize()
  },
  ends: COMPLETE,
})
