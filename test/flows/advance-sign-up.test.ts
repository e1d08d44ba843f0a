import { expect, test } from 'vitest'
import type { NextStep } from '../../src/index.ts'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { formOf } from '../support/forms.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { PHONE, rejection } from '../support/sign-in.ts'

const BOTH: MockFrontendApiOptions = {
  settings: {
    attributes: { phone_number: { enabled: true, required: true }, first_name: { enabled: true, required: true } },
  },
}

const posts = (api: ReturnType<typeof setup>['api']): readonly string[] =>
  api.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)

test('a sign-up is a form per step: the code is sent at once, then verified, then the session is active', async () => {
  const { api, client } = setup(presets.emailCodeAndPassword())
  const { signUp } = client
  const first = await signUp.advance(formOf({ emailAddress: EMAIL, password: PASSWORD, code: '' }))
  expect(first).toMatchObject({ type: 'verify', field: 'email_address', sent: true })
  expect(first).toEqual(signUp.$nextStep.get())
  const second = await signUp.advance(formOf({ code: api.outbox.lastCode(EMAIL) }))
  expect(second.type).toBe('finalize')
  expect(await signUp.advance()).toEqual({ type: 'start' })
  expect(client.$user.get()?.emailAddresses[0]?.emailAddress).toBe(EMAIL)
})

test('with the settings known, creating and sending is one request', async () => {
  const { api, client } = setup(presets.emailCodeAndPassword())
  await client.load()
  await client.signUp.advance({ emailAddress: EMAIL, password: PASSWORD })
  expect(posts(api)).toEqual(['POST sign_ups'])
  expect(api.outbox.lastCode(EMAIL)).toMatch(/^\d{6}$/)
})

test('what is missing is collected, and the code of the next field is sent after that of the first', async () => {
  const { api, client } = setup(BOTH)
  const { signUp } = client
  const steps: NextStep[] = []
  const advance = async (values: Parameters<typeof signUp.advance>[0]): Promise<void> => {
    steps.push(await signUp.advance(values))
  }
  await advance({ emailAddress: EMAIL, password: PASSWORD })
  await advance({ phoneNumber: PHONE, firstName: 'Ada' })
  await advance({ code: api.outbox.lastCode(EMAIL) })
  await advance({ code: api.outbox.lastCode(PHONE) })
  await advance({})
  expect(steps.map(({ type }) => type)).toEqual(['collect', 'verify', 'verify', 'finalize', 'start'])
  expect(steps[1]).toMatchObject({ field: 'email_address', sent: true })
  expect(steps[2]).toMatchObject({ field: 'phone_number', sent: true })
  expect(client.$user.get()?.firstName).toBe('Ada')
})

test('where there are several ways the user chooses one, and can choose again', async () => {
  const ways = ['email_code', 'email_link']
  const { api, client } = setup({
    settings: { attributes: { email_address: { verifications: ways, first_factors: ways } } },
  })
  const { signUp } = client
  expect(await signUp.advance({ emailAddress: EMAIL, password: PASSWORD })).toMatchObject({ sent: false })
  await expect(signUp.advance()).rejects.toThrow('`email_code` or `email_link`')
  await signUp.advance({ strategy: 'email_link', verificationUrl: 'https://app.example.test/verify' })
  expect(api.outbox.last(EMAIL)).toMatchObject({ kind: 'link' })
  await signUp.advance({ strategy: 'email_code' })
  expect(api.outbox.last(EMAIL)).toMatchObject({ kind: 'code' })
})

test('a wrong code is the error of the server, and another code takes a strategy', async () => {
  const { api, client } = setup(presets.emailCodeAndPassword())
  const { signUp } = client
  await signUp.advance({ emailAddress: EMAIL, password: PASSWORD })
  expect(await rejection(signUp.advance({ code: '000000' }))).toBe('form_code_incorrect')
  await expect(signUp.advance(formOf({ code: '' }))).rejects.toThrow('`code`, or `strategy` to send another one')
  expect(api.outbox.length).toBe(1)
  await signUp.advance({ strategy: 'email_code' })
  expect(api.outbox.length).toBe(2)
})

test('an email address that was mistyped is changed at the code step, and the code goes to the right one', async () => {
  const { api, client } = setup(presets.emailCodeAndPassword())
  await client.signUp.advance({ emailAddress: 'ada@exmaple.test', password: PASSWORD })
  expect(await client.signUp.advance({ emailAddress: EMAIL })).toMatchObject({ type: 'verify', sent: true })
  expect(api.outbox.lastCode(EMAIL)).toMatch(/^\d{6}$/)
})

test('an invitation needs no code', async () => {
  const { api, client } = setup(presets.inviteOnly())
  const ticket = api.tickets.issue({ emailAddress: EMAIL })
  expect((await client.signUp.advance({ ticket })).type).toBe('finalize')
})

test.each([
  ['an unknown name', { email: EMAIL }, 'there is no value `email`; known are emailAddress, phoneNumber'],
  ['a list', [EMAIL], 'the values must be an object or `FormData`'],
  ['nothing', {}, 'the next step is `start`: pass the values of the first form'],
])('%s is an error that says what to pass, and nothing is sent', async (_what, values, message) => {
  const { api, client } = setup(presets.emailCodeAndPassword())
  await expect(client.signUp.advance(values as object)).rejects.toThrow(message)
  expect(await client.signUp.future.advance(values as object)).toMatchObject({ error: { code: 'invalid_parameter' } })
  expect(posts(api)).toEqual([])
})

test('a file in a form is an error', async () => {
  const form = formOf({ emailAddress: EMAIL })
  form.set('username', new File(['Ada'], 'ada.txt'))
  await expect(setup(presets.emailCodeAndPassword()).client.signUp.advance(form)).rejects.toThrow(
    '`username` must be a text',
  )
})

test('a sign-up of an account that has a user says where to go on, and the sign-in takes it over', async () => {
  const { api, client } = setup(presets.socialProgressive())
  api.users.add({ emailAddress: EMAIL, externalAccounts: [{ provider: 'oauth_google', emailAddress: EMAIL }] })
  const token = api.providers.token('oauth_google', { emailAddress: EMAIL })
  await client.signUp.advance({ strategy: 'google_one_tap', token }).catch(() => {})
  expect(client.signUp.$nextStep.get().type).toBe('transfer_to_sign_in')
  expect(await rejection(client.signUp.advance())).toBe('wrong_step')
  expect((await client.signIn.advance({ transfer: true })).type).toBe('finalize')
})

test('at the provider a field may still be changed, and nothing else is sent', async () => {
  const navigations: string[] = []
  const { api, client } = setup(presets.socialProgressive(), { navigate: (url) => void navigations.push(url) })
  const urls = { redirectUrl: 'https://app.example.test/', redirectCallbackUrl: 'https://app.example.test/callback' }
  expect(await client.signUp.advance({ strategy: 'oauth_google', ...urls })).toMatchObject({
    type: 'continue_external',
  })
  await client.signUp.advance()
  expect(navigations).toEqual([navigations[0], navigations[0]])
  await expect(client.signUp.advance(urls)).rejects.toThrow('the next step is `continue_external`: pass a field')
  expect(posts(api)).toEqual(['POST sign_ups'])
})

test('a call can be aborted, and a lone signal is no value', async () => {
  const { client } = setup(presets.emailCodeAndPassword())
  expect(await rejection(client.signUp.advance({ signal: AbortSignal.abort() }))).toBe('aborted')
})
