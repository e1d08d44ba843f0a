// What a page without a bundler does in a sign-up with an email code; for size.mjs, which measures what that loads.
import { createClient } from '../dist/browser/headless-signup.js'
import { createMockFrontendApi } from '../dist/testing.js'

const EMAIL = 'ada@example.test'

const api = createMockFrontendApi()
const client = createClient({ frontendApi: api.origin, fetch: api.browser().fetch })
const { signUp } = client
await client.load()
await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
await signUp.prepareEmailAddressVerification()
await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
await signUp.finalize()
if (client.$user.get()?.id !== api.users[0].id) throw new Error('The sign-up did not end in a session.')
