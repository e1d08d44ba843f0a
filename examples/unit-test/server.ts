import { type Client, createClient } from 'headless-signup'
import { createMockFrontendApi } from 'headless-signup/testing'

/** What a test has in front of it: a client, and a user's mailbox. */
export interface Server {
  readonly client: Client
  readonly emailAddress: string
  /** The code that was sent to the address. */
  readonly sentCode: () => string
}

/** The mock, alone with this test. */
const mock = (): Server => {
  const api = createMockFrontendApi()
  const emailAddress = 'ada@example.com'
  return {
    client: createClient({ transport: api.transport() }),
    emailAddress,
    sentCode: () => api.outbox.lastCode(emailAddress),
  }
}

/** A development instance. It sends nothing to such an address, and accepts one code for it. */
const instance = (publishableKey: string): Server => ({
  client: createClient({ publishableKey }),
  emailAddress: `ada.${Date.now()}+clerk_test@example.com`,
  sentCode: () => '424242',
})

/** `PUBLISHABLE_KEY` names an instance of your own. Without it, the mock is tested against. */
export const openServer = (): Server => {
  const { PUBLISHABLE_KEY } = process.env
  return PUBLISHABLE_KEY ? instance(PUBLISHABLE_KEY) : mock()
}
