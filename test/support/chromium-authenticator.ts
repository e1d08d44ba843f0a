import type { CDPSession, Page } from 'playwright-core'

interface Authenticator {
  readonly devTools: CDPSession
  readonly authenticatorId: string
}

/** Gives Chromium an authenticator that verifies its user and holds passkeys. */
export const addAuthenticator = async (
  page: Page,
  options: { readonly automaticPresenceSimulation?: boolean } = {},
): Promise<Authenticator> => {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      ...options,
    },
  })
  return { devTools, authenticatorId }
}
