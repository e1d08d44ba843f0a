import '../support/on-demand.ts'
import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, createVirtualAuthenticator } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { MANY, rejection, withAda } from '../support/sign-in.ts'

const BOB = 'bob@example.test'

test('a passkey that is accepted after the sign-in was replaced is not submitted for the new one (S3)', async () => {
  const api = createMockFrontendApi(MANY)
  const authenticator = createVirtualAuthenticator({ origin: api.origin })
  const passkey = authenticator.create({ rpId: new URL(api.origin).hostname })
  api.users.add({ emailAddress: EMAIL, password: PASSWORD, passkeys: [passkey] })
  const { transport } = api.browser()
  const client = createClient({ transport, passkeys: authenticator })
  const { signIn } = client
  authenticator.setReaction('wait')
  const offer = rejection(signIn.authenticateWithPasskey({ flow: 'autofill' }))
  await vi.waitUntil(() => signIn.id !== undefined)
  // In another tab of this browser.
  await transport({ method: 'POST', path: '/client/sign_ins', body: { identifier: EMAIL } })
  await client.reload()
  authenticator.setReaction('approve')
  expect(await offer).toBe('discarded')
  expect([signIn.identifier, signIn.status]).toEqual([EMAIL, 'needs_first_factor'])
  expect(api.requests.filter(({ path }) => path.endsWith('attempt_first_factor'))).toEqual([])
})

test('two sign-ins at once take turns: the one that was called last stays, however late the first is (S25)', async () => {
  const { signIn, api, sent } = withAda()
  api.users.add({ emailAddress: BOB, password: PASSWORD })
  const { arrived, release } = api.fail.hold({ path: '/client/sign_ins' })
  const both = Promise.all([signIn.create({ identifier: EMAIL }), signIn.create({ identifier: BOB })])
  await arrived
  expect(sent()).toHaveLength(1)
  release()
  await both
  expect([signIn.identifier, sent().length]).toEqual([BOB, 2])
  await signIn.password({ password: PASSWORD })
  expect(signIn.status).toBe('complete')
})

test('what was reset stays reset, whatever the client brings, also from an older reference (S27)', async () => {
  const { signIn, signUp, client } = withAda()
  const { future } = signIn
  await signIn.create({ identifier: EMAIL })
  expect(await future.reset()).toEqual({ error: null })
  await signUp.create({ emailAddress: 'new@example.test' })
  await client.reload()
  expect([signIn.id, future.id, signIn.$nextStep.get().type]).toEqual([undefined, undefined, 'start'])
  expect(await future.create({ identifier: EMAIL })).toEqual({ error: null })
  expect(signIn.identifier).toBe(EMAIL)
})
