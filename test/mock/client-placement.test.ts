import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { setup, signUpWithEmail } from './setup.ts'

const ADA = { emailAddress: 'ada@example.test' }

const withResponses = (responses: MockFrontendApiOptions['responses']): MockFrontendApiOptions => ({
  ...presets.emailCode(),
  responses,
})

test('the client may come along in `meta`', async () => {
  const { api, transport } = setup(withResponses({ clientIn: 'meta' }))
  const { body } = await transport({ method: 'POST', path: paths.signUps, body: ADA })
  expect(body).not.toHaveProperty('client')
  expect(body).toMatchObject({ response: { object: 'sign_up_attempt' }, meta: { client: { object: 'client' } } })
  expect((await transport({ method: 'GET', path: paths.client })).body).toMatchObject({
    response: { object: 'client' },
  })
  api.configure({ responses: { clientIn: 'client' } })
  expect((await transport({ method: 'POST', path: paths.signUps, body: ADA })).body).toHaveProperty('client.sign_up.id')
})

test('a client that is complete may keep its sign-up, until the next one begins', async () => {
  const mock = setup(withResponses({ completeSignUp: 'kept' }))
  const { response, client } = await signUpWithEmail(mock.api, mock, ADA)
  expect(client.sign_up).toMatchObject({ id: response.id, status: 'complete' })
  mock.api.configure({ authConfig: { single_session_mode: false } })
  const next = await mock.createWithClient({ emailAddress: 'grace@example.test' })
  expect(next.client.sign_up).toMatchObject({ id: next.response.id, status: 'missing_requirements' })
})

test('an error response may bring the client along, with what the rejected request left behind', async () => {
  const { create, prepare, transport, api } = setup(withResponses({ clientOnError: true }))
  const { id } = await create(ADA)
  await prepare(id, { strategy: 'email_code' })
  const wrong = { strategy: 'email_code', code: '000000' }
  const { status, body } = await transport({ method: 'POST', path: paths.attemptVerification(id), body: wrong })
  expect(status).toBe(422)
  expect(body).toMatchObject({
    errors: [{ code: 'form_code_incorrect' }],
    client: { sign_up: { id, verifications: { email_address: { attempts: 1 } } } },
  })
  api.configure({ responses: { clientOnError: false } })
  const bare = await transport({ method: 'POST', path: paths.attemptVerification(id), body: wrong })
  expect(bare.body).not.toHaveProperty('client')
})

test('an error response for a browser that is no client brings none', async () => {
  const { transport } = setup(withResponses({ clientOnError: true, clientIn: 'meta' }))
  const { body } = await transport({ method: 'POST', path: paths.signUps, body: { nickName: 'Ada' } })
  expect(body).not.toHaveProperty('client')
  expect(body).not.toHaveProperty('meta')
})

/** A whole sign-up with a wrong code on the way, as our client sees it. */
const wholeSignUp = async (responses: MockFrontendApiOptions['responses']) => {
  const api = createMockFrontendApi(withResponses(responses))
  const client = createClient({ transport: api.transport() })
  const { signUp } = client
  const seen: unknown[] = []
  signUp.$state.listen(({ id, status, missingFields }) => seen.push({ id, status, missingFields }))
  await signUp.create(ADA)
  await signUp.prepareEmailAddressVerification()
  await expect(signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toThrow()
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(ADA.emailAddress) })
  const complete = signUp.toJSON()
  await signUp.finalize()
  return { seen, complete, after: signUp.toJSON(), user: client.$user.get()?.id, status: signUp.$nextStep.get() }
}

test.each([
  { clientIn: 'meta' },
  { completeSignUp: 'kept' },
  { clientOnError: true },
  { clientIn: 'meta', completeSignUp: 'kept', clientOnError: true },
] as const)('our client comes to the same whatever the form: %o', async (responses) => {
  expect(await wholeSignUp(responses)).toEqual(await wholeSignUp({}))
})
