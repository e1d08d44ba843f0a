import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { browserOf, setup } from './setup.ts'

/** The strategies that send a message, what they verify, and what comes with them. */
const MESSAGES = {
  email_code: { field: 'email_address', kind: 'code', value: { emailAddress: 'ada@example.test' }, along: {} },
  email_link: {
    field: 'email_address',
    kind: 'link',
    value: { emailAddress: 'ada@example.test' },
    along: { redirectUrl: 'https://app.example.test/verified' },
  },
  phone_code: { field: 'phone_number', kind: 'code', value: { phoneNumber: '+447700900143' }, along: {} },
} as const

type Strategy = keyof typeof MESSAGES
const STRATEGIES = Object.keys(MESSAGES) as Strategy[]

/** How a strategy can be off, and on. */
const SWITCHES = ['on', 'not among the verifications', 'of an attribute that is off'] as const

const instance = (strategy: Strategy, switched: (typeof SWITCHES)[number]): MockFrontendApiOptions => {
  const { field } = MESSAGES[strategy]
  const all = field === 'email_address' ? ['email_code', 'email_link'] : ['phone_code']
  const verifications = switched === 'not among the verifications' ? all.filter((name) => name !== strategy) : all
  const enabled = switched !== 'of an attribute that is off'
  const attribute = { enabled, required: false, verifications, verify_at_sign_up: verifications.length > 0 }
  return {
    settings: {
      attributes: {
        email_address: { enabled: true, required: false },
        username: { enabled: true, required: true },
        password: { enabled: false, required: false },
        [field]: attribute,
      },
    },
  }
}

const ROWS = STRATEGIES.flatMap((strategy) =>
  SWITCHES.flatMap((switched) =>
    (['given along', 'given before', 'missing'] as const).flatMap((value) =>
      (['create', 'update'] as const)
        .filter((way) => value !== 'given before' || way === 'update')
        .filter(() => value === 'missing' || switched !== 'of an attribute that is off')
        .map((way) => [strategy, switched, value, way] as const),
    ),
  ),
)

test.each(ROWS)('%s, which is %s, with a value that is %s, by %s', async (strategy, switched, value, way) => {
  const { field, kind, value: given, along } = MESSAGES[strategy]
  const { api, create, rejected, transport, get, client } = setup(instance(strategy, switched))
  const body = { strategy, ...along, ...(value === 'given along' ? given : {}) }
  const before = way === 'update' ? await create(value === 'given before' ? given : {}) : null
  const request = {
    method: before ? 'PATCH' : 'POST',
    path: before ? paths.signUp(before.id) : paths.signUps,
    body,
  } as const

  if (switched === 'on' && value !== 'missing') {
    const { status, body: received } = await transport(request)
    const { response } = received as Awaited<ReturnType<typeof get>>
    expect(status).toBe(200)
    expect(response.verifications?.[field]).toMatchObject({
      status: 'unverified',
      strategy,
      attempts: strategy === 'email_link' ? null : 0,
      expire_at: api.clock.now() + api.limits.codeExpiresInMs,
      next_action: 'needs_attempt',
    })
    expect(response.unverified_fields).toEqual([field])
    expect(api.outbox).toMatchObject([{ to: Object.values(given)[0], kind }])
    return
  }
  const snapshot = JSON.stringify(api.snapshot())
  const { status, errors } = await rejected(request.method, request.path, body)
  expect(status).toBe(422)
  expect(errors).toMatchObject([
    switched === 'on'
      ? { code: 'form_param_missing', meta: { param_name: field } }
      : { code: 'form_param_value_invalid', meta: { param_name: 'strategy' } },
  ])
  expect(api.outbox).toEqual([])
  if (before) expect((await get(before.id)).response).toEqual(before)
  else expect(await client()).toBeNull()
  expect(withoutTraces(JSON.stringify(api.snapshot()))).toBe(withoutTraces(snapshot))
})

/** Each response has a trace id, which the sequence counts. */
const withoutTraces = (snapshot: string): string => snapshot.replace(/"sequence":\d+/, '')

test.each([
  ['in memory', (api: ReturnType<typeof createMockFrontendApi>) => api.transport()],
  [
    'through fetch',
    (api: ReturnType<typeof createMockFrontendApi>) => {
      const { fetch } = api.browser()
      return async ({ method, path, body = {} }: { method: string; path: string; body?: object | undefined }) => {
        const form = new URLSearchParams(
          Object.entries(body).map(([name, value]) => [
            name.replace(/[A-Z]/g, (x) => `_${x.toLowerCase()}`),
            `${value}`,
          ]),
        )
        const override = method === 'PATCH' ? '?_method=PATCH' : ''
        const init = method === 'GET' ? { method } : { method: 'POST', body: form }
        const response = await fetch(`${api.origin}/v1${path}${override}`, init)
        return { status: response.status, headers: response.headers, body: (await response.json()) as unknown }
      }
    },
  ],
] as const)('a sign-up takes two requests, %s', async (_, transportOf) => {
  const api = createMockFrontendApi(presets.emailCode())
  const { create, attempt } = browserOf(api, transportOf(api))
  const { id } = await create({ emailAddress: 'ada@example.test', strategy: 'email_code' })
  const code = api.outbox.lastCode('ada@example.test')
  const { response, client } = await attempt(id, { strategy: 'email_code', code })
  expect(response).toMatchObject({ status: 'complete', created_user_id: api.users[0]?.id })
  expect(client.sessions).toHaveLength(1)
  expect(api.requests.map(({ path }) => path)).toEqual(['/client/sign_ups', paths.attemptVerification(id)])
})

test('a typo in the address is put right by one request, which sends to the new address alone', async () => {
  const { api, create, update, attempt, rejected } = setup(presets.emailCode())
  const { id } = await create({ emailAddress: 'adda@example.test', strategy: 'email_code' })
  const old = api.outbox.lastCode('adda@example.test')
  await update(id, { emailAddress: 'ada@example.test', strategy: 'email_code' })
  expect(api.outbox.map(({ to }) => to)).toEqual(['adda@example.test', 'ada@example.test'])
  await rejected('POST', paths.attemptVerification(id), { strategy: 'email_code', code: old })
  const code = api.outbox.lastCode('ada@example.test')
  expect((await attempt(id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test('a wallet gets its text to sign in the request that creates the sign-up', async () => {
  const { create } = setup(presets.web3())
  const web3Wallet = '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf'
  expect(await create({ web3Wallet, strategy: 'web3_metamask_signature' })).toMatchObject({
    web3_wallet: web3Wallet,
    verifications: {
      web3_wallet: {
        strategy: 'web3_metamask_signature',
        message: expect.stringContaining('0x'),
        status: 'unverified',
      },
    },
  })
})

test('a change within the resend interval is rejected for the same address, and not for another', async () => {
  const { api, create, update, rejected } = setup({ ...presets.emailCode(), limits: { resendIntervalMs: 30_000 } })
  const { id } = await create({ emailAddress: 'ada@example.test', strategy: 'email_code' })
  const again = { emailAddress: 'ada@example.test', strategy: 'email_code' }
  const { status, headers } = await rejected('PATCH', paths.signUp(id), again)
  expect([status, headers.get('retry-after')]).toEqual([429, '30'])
  expect((await rejected('POST', paths.prepareVerification(id), { strategy: 'email_code' })).status).toBe(429)
  await update(id, { emailAddress: 'grace@example.test', strategy: 'email_code' })
  api.clock.advance(30_000)
  await update(id, { strategy: 'email_code' })
  expect(api.outbox.map(({ to }) => to)).toEqual(['ada@example.test', 'grace@example.test', 'grace@example.test'])
})

test('a verified address is not sent another code', async () => {
  const { api, create, attempt, rejected } = setup(presets.emailCodeAndPassword())
  const { id } = await create({ emailAddress: 'ada@example.test', strategy: 'email_code' })
  await attempt(id, { strategy: 'email_code', code: api.outbox.lastCode('ada@example.test') })
  expect(await rejected('PATCH', paths.signUp(id), { strategy: 'email_code' })).toMatchObject({
    status: 400,
    errors: [{ code: 'verification_already_verified' }],
  })
})

test('a link without a page to end at, and a channel that is off, are rejected before anything changes', async () => {
  const { api, rejected, client } = setup({
    settings: { attributes: { email_address: { verifications: ['email_link'] }, phone_number: { enabled: true } } },
  })
  for (const [given, param] of [
    [{ emailAddress: 'ada@example.test', strategy: 'email_link' }, 'redirect_url'],
    [{ phoneNumber: '+447700900143', strategy: 'phone_code', channel: 'whatsapp' }, 'channel'],
  ] as const)
    expect((await rejected('POST', paths.signUps, given)).errors).toMatchObject([{ meta: { param_name: param } }])
  expect([await client(), api.outbox]).toEqual([null, []])
})

test('a captcha stands before a sign-up that sends at once, as before any other', async () => {
  const { api, create, rejected } = setup({ settings: { sign_up: { captcha_enabled: true } } })
  const body = { emailAddress: 'ada@example.test', strategy: 'email_code' }
  expect((await rejected('POST', paths.signUps, body)).errors[0]?.code).toBe('captcha_missing_token')
  expect(api.outbox).toEqual([])
  await create({ ...body, captchaToken: api.captcha.issue() })
  expect(api.outbox).toHaveLength(1)
})

test('more messages than an hour allows are rejected, by whatever request they are asked for', async () => {
  const { api, create, rejected } = setup({ ...presets.emailCode(), limits: { messagesPerHour: 2 } })
  const body = { emailAddress: 'ada@example.test', strategy: 'email_code' }
  await create(body)
  const { id } = await create(body)
  expect((await rejected('PATCH', paths.signUp(id), { strategy: 'email_code' })).status).toBe(429)
  expect((await rejected('POST', paths.signUps, body)).status).toBe(429)
  expect(api.outbox).toHaveLength(2)
})

test('sending at once, or by a request of its own, comes to the same sign-up', async () => {
  const strategies = fc.constantFrom(...STRATEGIES)
  await fc.assert(
    fc.asyncProperty(strategies, fc.boolean(), fc.integer({ min: 0, max: 600_000 }), async (strategy, later, wait) => {
      const { value, along } = MESSAGES[strategy]
      const run = async (way: 'at once' | 'prepared') => {
        const { api, create, update, prepare, get } = setup(instance(strategy, 'on'))
        const asked = { strategy, ...along }
        const { id } = await create(way === 'at once' && !later ? { ...value, ...asked } : value)
        if (way === 'prepared') await prepare(id, asked)
        else if (later) await update(id, asked)
        api.clock.advance(wait)
        const { response } = await get(id)
        return JSON.stringify({ response, outbox: api.outbox }).replaceAll(/token=\w+|"code":"\d+"|"id":"\w+"/g, '')
      }
      expect(await run('at once')).toBe(await run('prepared'))
    }),
    { numRuns: 40 },
  )
})
