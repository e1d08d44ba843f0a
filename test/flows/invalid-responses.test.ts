import { expect, test } from 'vitest'
import { createClient as createCoreClient, fetchTransport } from '../../src/core.ts'
import { type Client, createClient } from '../../src/index.ts'
import { clientJSON, errorJSON, signUpJSON } from '../support/json.ts'
import { scriptedServer } from '../support/server.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const frontendApi = 'https://clerk.example.test'

const ENTRIES = [
  [
    'the default entry',
    (fetch: Parameters<typeof scripted>[0]) => createClient({ frontendApi, fetch: scripted(fetch) }),
  ],
  [
    'core',
    (fetch: Parameters<typeof scripted>[0]) =>
      createCoreClient({ transport: fetchTransport({ frontendApi, fetch: scripted(fetch) }) }),
  ],
] as const

function scripted(handlers: readonly (() => Response)[]) {
  return scriptedServer((_request, index) => (handlers[index] ?? expect.unreachable('no response left'))()).fetch
}

const success = (): Response => Response.json({ response: signUpJSON(), client: clientJSON() })

const without = (key: string): Record<string, unknown> => {
  const { [key]: _, ...rest } = signUpJSON()
  return rest
}

const WRONG: readonly (readonly [string, () => Response, Record<string, unknown>])[] = [
  [
    'a page of a proxy',
    () => new Response(`<html>${'x'.repeat(500)}</html>`),
    { status: 200, excerpt: expect.stringMatching(/^<html>x{194}$/) },
  ],
  ['half a JSON', () => new Response('{"response":{"id":"sua_1"'), { excerpt: '{"response":{"id":"sua_1"' }],
  ['an empty body', () => new Response(''), {}],
  ['an empty object (F16)', () => Response.json({}), { path: 'response' }],
  ['a list', () => Response.json([]), {}],
  [
    'nothing in place of the sign-up',
    () => Response.json({ response: null, client: clientJSON() }),
    { path: 'response' },
  ],
  [
    'a sign-up without an array',
    () => Response.json({ response: without('missing_fields') }),
    { path: 'response.missing_fields' },
  ],
  ['a sign-up without an id', () => Response.json({ response: without('id') }), { path: 'response.id' }],
]

for (const [entry, connect] of ENTRIES) {
  test.each(WRONG)(
    `${entry}: a success that is %s is an error, and the attempt stays as it was`,
    async (_, respond, details) => {
      const { signUp }: Client = connect([success, respond, success])
      await signUp.create({ emailAddress: EMAIL })
      const before = signUp.$state.get()
      await expect(signUp.update({ firstName: 'Ada' })).rejects.toMatchObject({
        kind: 'response',
        code: 'invalid_response',
        ...details,
      })
      expect(signUp.$state.get()).toBe(before)
      await signUp.update({ firstName: 'Ada' })
    },
  )

  test.each([
    ['a page of a proxy (F13)', () => new Response('<html>', { status: 502 }), 502, 0],
    ['an empty body', () => new Response(null, { status: 405 }), 405, 0],
    ['no list of errors (F14)', () => Response.json({ message: 'no' }, { status: 400 }), 400, 0],
    [
      'a list with rubbish in it',
      () => Response.json({ errors: [null, 'x', { code: 'real', message: '' }] }, { status: 422 }),
      422,
      1,
    ],
  ] as const)(`${entry}: an error response with %s keeps its status`, async (_, respond, status, count) => {
    const { signUp } = connect([respond])
    const error = await signUp.create({}).then(
      () => expect.unreachable(),
      (reason) => reason,
    )
    expect(error).toMatchObject({ kind: 'api', code: 'api_response_error', status })
    expect(error.errors).toHaveLength(count)
    expect(error.message).not.toBe('')
  })

  test(`${entry}: members and enumerations that are new pass through`, async () => {
    const respond = (): Response =>
      Response.json({
        response: signUpJSON({ status: 'paused', brand_new: 1, missing_fields: ['shoe_size'] }),
        client: clientJSON({ sessions: [{ id: 'sess_1', status: 'hibernating' }] }),
      })
    const client = connect([respond])
    await client.signUp.create()
    expect(client.signUp.status).toBe('paused')
    expect(client.signUp.$nextStep.get()).toMatchObject({ type: 'collect', missing: ['shoe_size'] })
    expect(client.$sessions.get()[0]?.status).toBe('hibernating')
  })
}

test('an error response says how long to wait, and what the server calls it (F22)', async () => {
  const { signUp } = createClient({
    frontendApi,
    fetch: scripted([
      () => Response.json(errorJSON('too_many_requests'), { status: 429, headers: { 'retry-after': '30' } }),
    ]),
  })
  await expect(signUp.create()).rejects.toMatchObject({
    retryAfter: 30,
    traceId: 'trace_1',
    retryable: true,
    message: 'Long too_many_requests.',
    longMessage: 'Long too_many_requests.',
  })
})

test('a client that comes with an error is used like any other (F57)', async () => {
  const { signUp } = createClient({
    frontendApi,
    fetch: scripted([
      success,
      () =>
        Response.json(
          { ...errorJSON('form_param_nil'), client: clientJSON({ sign_up: signUpJSON({ id: 'sua_2' }) }) },
          { status: 422 },
        ),
    ]),
  })
  await signUp.create()
  await signUp.update({}).catch(() => {})
  expect(signUp.id).toBe('sua_2')
})

test('a failed write is an error, offline and in every browser (F15)', async () => {
  const { api, signUp, future } = setup()
  api.fail.next({ networkError: true })
  expect(await future.create({ emailAddress: EMAIL, password: PASSWORD })).toMatchObject({
    error: { kind: 'network', code: 'network_error' },
  })
  expect(signUp.id).toBeUndefined()
})
