// Counted, not timed: how often a subscriber of the whole attempt hears of one mutation, in a whole sign-up.
import { createClient } from '../dist/index.js'
import { createMockFrontendApi } from '../dist/testing.js'

const EMAIL = 'ada@example.test'

export const countNotifications = async () => {
  const api = createMockFrontendApi()
  const { signUp } = createClient({ transport: api.transport() })
  const mutations = [
    () => signUp.create({ emailAddress: EMAIL }),
    () => signUp.update({ password: 'correct horse 42', unsafeMetadata: { plan: 'pro' } }),
    () => signUp.prepareEmailAddressVerification(),
    () => signUp.attemptEmailAddressVerification({ code: api.outbox.last(EMAIL).code }),
    () => signUp.finalize(),
  ]
  let heard = 0
  signUp.$state.listen(() => {
    heard += 1
  })
  const counts = []
  for (const mutate of mutations) {
    heard = 0
    await mutate()
    counts.push(heard)
  }
  return Math.max(...counts)
}
