import type { Page } from 'playwright-core'
import { createVirtualAuthenticator } from '../../../src/testing/index.ts'
import { addAuthenticator as enableAuthenticator } from '../../support/chromium-authenticator.ts'
import { APP } from './network.ts'

const RP_ID = new URL(APP).hostname

/** A passkey for the app, as the server and the authenticator of the browser have it. */
export const newPasskey = () => {
  const authenticator = createVirtualAuthenticator({ seed: 'official-client' })
  const passkey = authenticator.create({ rpId: RP_ID })
  return { passkey, credentials: authenticator.forDevTools() }
}

/** Gives Chromium an authenticator that has the passkey, until the function that this returns is called. */
export const addAuthenticator = async (
  page: Page,
  { credentials }: Pick<ReturnType<typeof newPasskey>, 'credentials'> = newPasskey(),
): Promise<() => Promise<void>> => {
  const { devTools, authenticatorId } = await enableAuthenticator(page)
  for (const credential of credentials)
    await devTools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential } })
  return () => devTools.detach()
}
