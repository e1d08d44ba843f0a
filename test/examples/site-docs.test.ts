import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { codeOf, createSnippetRunner, pageAt, ROOT } from './snippets.ts'
import { SIGN_IN_STEPS, SIGN_UP_STEPS } from './steps.ts'

const run = createSnippetRunner()

const ADA = { emailAddress: 'ada@example.test', password: 'correct horse 42' }

const read = (file: string): Promise<string> => readFile(join(ROOT, file), 'utf8')

const signedUp = async (api: MockFrontendApi) => {
  const client = createClient({ transport: api.transport() })
  await client.signUp.create({ ...ADA, strategy: 'email_code' })
  await client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(ADA.emailAddress) })
  await client.signUp.finalize()
  return client
}

test('a form library gets the messages of each field, and the general ones', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  api.users.add(ADA)
  const surroundings = { fetch: api.fetch, document: { cookie: '' }, location: pageAt('/').location }
  const modules = { './client.ts': await codeOf('docs/start.md', 'client.ts') }
  const { onSubmit } = await run(await codeOf('docs/start.md', 'on-submit.ts'), surroundings, { modules })
  const submit = async (values: object): Promise<readonly string[]> => {
    const fields: string[] = []
    await (onSubmit as (values: object, setError: (field: string) => void) => Promise<void>)(values, (field) => {
      fields.push(field)
    })
    return fields
  }
  expect(await submit(ADA)).toEqual(['emailAddress'])
  api.fail.next({ status: 403 })
  expect(await submit({ ...ADA, emailAddress: 'grace@example.test' })).toEqual(['root'])
  expect(await submit({ ...ADA, emailAddress: 'grace@example.test' })).toEqual([])
})

test('the screens begin with the first form', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const shown: string[] = []
  const surroundings = { fetch: api.fetch, show: (what: string) => shown.push(what) }
  await run(await codeOf('docs/next-step.md', 'screens.ts'), surroundings)
  expect(shown).toEqual(['the first form'])
})

test('a screen of the official client goes on as it was, with one client instead of its hook', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const shown: unknown[] = []
  const surroundings = {
    ...ADA,
    fetch: api.fetch,
    document: { cookie: '' },
    askForCode: async () => api.outbox.lastCode(ADA.emailAddress),
    show: (what: unknown) => shown.push(what),
  }
  const code = await codeOf('docs/migration.md', 'after.ts')
  await run(code, surroundings)
  expect(api.sessions).toMatchObject([{ status: 'active' }])
  await run(code, { ...surroundings, document: { cookie: '' } })
  expect(shown).toEqual([expect.stringContaining('taken')])
})

test('a server verifies the token of a sign-up by the key set of the mock', async () => {
  const api = createMockFrontendApi({ now: 'system' })
  const client = await signedUp(api)
  const sent: Request[] = []
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    sent.push(new Request(new URL(path, 'https://app.example.test'), init))
    return new Response()
  }
  await run(await codeOf('docs/server-side-verification.md', 'call-the-server.ts'), { client, fetch: call })

  const { iss: issuer = '' } = decodeJwt(String(await client.getToken()))
  const written = await codeOf('docs/server-side-verification.md', 'verify.ts')
  // The mock in memory has an origin of its own.
  const code = written.replace('https://mock.clerk.accounts.dev', issuer)
  expect(code).not.toBe(written)
  const { verify } = await run(code, { fetch: api.fetch })
  const verified = (request: Request): Promise<unknown> => (verify as (request: Request) => Promise<unknown>)(request)

  const [request] = sent
  expect(await verified(request as Request)).toEqual({
    userId: api.users[0]?.id,
    sessionId: client.$session.get()?.id,
  })
  await expect(verified(new Request('https://app.example.test'))).rejects.toThrow()
  vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ['Date'] })
  await expect(verified(request as Request)).rejects.toThrow('exp')
  vi.useRealTimers()
})

test.each([
  ['docs/next-step-sign-up.svg', SIGN_UP_STEPS],
  ['docs/next-step-sign-in.svg', SIGN_IN_STEPS],
])('%s has every step, and no other', async (file, steps) => {
  const drawn = [...(await read(file)).matchAll(/<text class="step"[^>]*>(\w+)<\/text>/g)].map(([, step]) => step)
  expect(drawn.sort()).toEqual(Object.keys(steps).sort())
})

test('every step of a sign-up has a row in words', async () => {
  const named = [...(await read('docs/next-step.md')).matchAll(/^\| `(\w+)` \|/gm)].map(([, step]) => step)
  expect(named.sort()).toEqual(Object.keys(SIGN_UP_STEPS).sort())
})

test('what a hook becomes exists', async () => {
  const client: object = createClient({ transport: createMockFrontendApi().transport() })
  const paths = [...(await read('docs/migration.md')).matchAll(/\bclient((?:\.[$\w]+)+)/g)].map(([, path = '']) =>
    path.slice(1).split('.'),
  )
  expect(paths.length).toBeGreaterThan(20)
  const missing = paths.filter((path) => {
    let value: unknown = client
    for (const name of path) value = value instanceof Object && name in value ? Reflect.get(value, name) : undefined
    return value === undefined
  })
  expect(missing).toEqual([])
})

/** What an entry of the package exports, by the name that it is imported by. */
const ENTRIES: Readonly<Record<string, () => Promise<object>>> = {
  'headless-signup/react': () => import('../../src/react/index.ts'),
  'headless-signup/react/legacy': () => import('../../src/react/legacy.ts'),
  'headless-signup/react/errors': () => import('../../src/react/errors.ts'),
  'headless-signup/vue': () => import('../../src/vue/index.ts'),
}

test.each(Object.entries(ENTRIES))('%s has what a migration imports from it', async (entry, load) => {
  const text = await read('docs/migration.md')
  const row = text.split('\n').find((line) => line.includes(`| \`${entry}\` |`)) ?? ''
  const names = [...(row.split('|')[3] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(1)
  const exported = Object.keys(await load())
  expect(names.filter((name) => !exported.includes(String(name)))).toEqual([])
})

test('the figures of the home page are those of the README', async () => {
  const [home, readme] = await Promise.all([read('docs/index.md'), read('README.md')])
  const figures = [...home.matchAll(/[\d.]+ kB/g)].map(([figure]) => figure)
  expect(figures.length).toBeGreaterThan(2)
  for (const figure of figures) expect(readme).toContain(figure)
  const [, signUps, signIns] = /(\d+) of sign-ups and (\d+) of\s+sign-ins/.exec(readme) ?? []
  expect(home).toContain(`<strong>${Number(signUps) + Number(signIns)}</strong> recordings`)
})
