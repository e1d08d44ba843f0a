import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { setup as createSetup } from './setup.ts'

const EMAIL = { emailAddress: 'ada@example.test' }

const setup = () => {
  const world = createSetup(presets.emailCode())
  const submit = async (id: string, proofToken: string) => {
    const { status, body } = await world.transport({
      method: 'PATCH',
      path: `/client/sign_ups/${id}/protect_check`,
      body: { proofToken },
    })
    const { response, errors } = body as {
      response?: Awaited<ReturnType<typeof world.create>>
      errors?: { code: string }[]
    }
    return { status, signUp: response, code: errors?.[0]?.code }
  }
  return { ...world, submit }
}

test('the next change of a sign-up is met with a challenge, and with one only', async () => {
  const { api, create } = setup()
  api.protect.require({ sdkUrl: 'https://protect.example.test/sdk.js', uiHints: { theme: 'dark' } })
  const signUp = await create(EMAIL)
  expect(signUp).toMatchObject({
    status: 'missing_requirements',
    missing_fields: ['protect_check'],
    protect_check: {
      status: 'pending',
      token: expect.stringMatching(/^ptk_/),
      sdk_url: 'https://protect.example.test/sdk.js',
      ui_hints: { theme: 'dark' },
    },
  })
  expect(await create(EMAIL)).not.toHaveProperty('protect_check')
})

test('nothing completes before the challenge is passed; the proof completes it', async () => {
  const { api, create, prepare, attempt, submit } = setup()
  api.protect.require()
  const { id, protect_check } = await create(EMAIL)
  await prepare(id, { strategy: 'email_code' })
  const code = api.outbox.lastCode(EMAIL.emailAddress)
  expect((await attempt(id, { strategy: 'email_code', code })).response).toMatchObject({
    status: 'missing_requirements',
    unverified_fields: [],
    missing_fields: ['protect_check'],
  })
  const { signUp } = await submit(id, api.protect.proofFor(protect_check?.token ?? ''))
  expect(signUp).toMatchObject({ status: 'complete', missing_fields: [] })
  expect(signUp).not.toHaveProperty('protect_check')
  expect(api.users).toHaveLength(1)
})

test('challenges can be chained: each has a token of its own', async () => {
  const { api, create, submit } = setup()
  api.protect.require({ times: 2 })
  const { id, protect_check } = await create(EMAIL)
  const first = protect_check?.token ?? ''
  const second = (await submit(id, api.protect.proofFor(first))).signUp?.protect_check?.token ?? ''
  expect(second).not.toBe(first)
  expect(await submit(id, api.protect.proofFor(first))).toMatchObject({ status: 422, code: 'form_param_value_invalid' })
  expect((await submit(id, api.protect.proofFor(second))).signUp).not.toHaveProperty('protect_check')
  expect(await submit(id, api.protect.proofFor(second))).toMatchObject({
    status: 400,
    code: 'protect_check_already_resolved',
  })
})

test('a challenge that has expired is not accepted; reading the sign-up renews it', async () => {
  const { api, create, get, submit } = setup()
  api.protect.require({ expiresInMs: 1_000 })
  const { id, protect_check } = await create(EMAIL)
  expect(protect_check?.expires_at).toBe(api.clock.now() + 1_000)
  expect((await get(id)).response.protect_check).toEqual(protect_check)

  api.clock.advance(1_000)
  const proof = api.protect.proofFor(protect_check?.token ?? '')
  expect(await submit(id, proof)).toMatchObject({ status: 400, code: 'protect_check_expired' })
  const renewed = (await get(id)).response.protect_check
  expect(renewed?.expires_at).toBe(api.clock.now() + 1_000)
  expect(await submit(id, proof)).toMatchObject({ status: 422 })
  expect((await submit(id, api.protect.proofFor(renewed?.token ?? ''))).signUp).not.toHaveProperty('protect_check')
})

test('a proof belongs to a sign-up', async () => {
  const { submit } = setup()
  expect(await submit('sua_unknown', 'proof')).toMatchObject({ status: 404, code: 'resource_not_found' })
})

test.each([
  ['a change', 'PATCH', (id: string) => paths.signUp(id), { emailAddress: 'grace@example.test' }],
  ['a change that sends a code', 'PATCH', (id: string) => paths.signUp(id), { strategy: 'email_code' }],
  ['prepare_verification', 'POST', (id: string) => paths.prepareVerification(id), { strategy: 'email_code' }],
] as const)('%s may bring the proof of the challenge along', async (_, method, pathOf, given) => {
  const { api, create, rejected, transport, get } = setup()
  api.protect.require({ times: 2, expiresInMs: 1_000 })
  const signUp = await create(EMAIL)
  const first = api.protect.proofFor(signUp.protect_check?.token ?? '')
  const path = pathOf(signUp.id)
  expect((await rejected(method, path, { ...given, proofToken: 'made up' })).errors).toMatchObject([
    { code: 'form_param_value_invalid', meta: { param_name: 'proof_token' } },
  ])
  expect((await get(signUp.id)).response).toEqual(signUp)
  expect(api.outbox).toEqual([])

  await transport({ method, path, body: { ...given, proofToken: first } })
  const { response } = await get(signUp.id)
  expect(response.protect_check).toMatchObject({ status: 'pending', token: expect.not.stringContaining(first) })
  api.clock.advance(1_000)
  const second = api.protect.proofFor(response.protect_check?.token ?? '')
  expect((await rejected(method, path, { ...given, proofToken: second })).errors[0]?.code).toBe('protect_check_expired')
})

test('a new sign-up may bring along a proof that was made before it: no challenge meets it', async () => {
  const { api, create, rejected, client } = setup()
  api.protect.require({ times: 2 })
  const bad = await rejected('POST', paths.signUps, { ...EMAIL, proofToken: 'made up' })
  expect([bad.errors[0]?.meta?.param_name, await client()]).toEqual(['proof_token', null])
  const proofToken = api.protect.proofFor('from the script')
  expect((await create({ ...EMAIL, proofToken })).protect_check).toMatchObject({ status: 'pending' })
  api.protect.require()
  expect((await create({ ...EMAIL, proofToken })).protect_check).toBeUndefined()
})

test('where there is nothing to prove, a proof is not looked at, and an empty one is', async () => {
  const { create, rejected, prepare } = setup()
  const { id } = await create({ ...EMAIL, proofToken: 'whatever' })
  await prepare(id, { strategy: 'email_code', proofToken: 'whatever' })
  expect((await rejected('PATCH', paths.signUp(id), { proofToken: '' })).errors[0]?.code).toBe('form_param_nil')
})
