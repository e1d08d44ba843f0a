import { afterEach, expect, test, vi } from 'vitest'
import { createClient, kyTransport } from '../../src/index.ts'
import { scriptedServer } from '../support/server.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

/** What a deployment that removed a file leaves, until `deploy()`. */
const remove = async (file: string): Promise<() => void> => {
  const path = `../../src/${file}`
  vi.doMock(path, () => {
    throw new Error(`${file} is gone`)
  })
  await expect(import(path)).rejects.toThrow()
  return () => vi.doUnmock(path)
}

afterEach(() => {
  vi.doUnmock('../../src/engine.ts')
  vi.doUnmock('../../src/api/send.ts')
  vi.doUnmock('../../src/sign-up/after-failure.ts')
  vi.doUnmock('../../src/session/set-active.ts')
  vi.doUnmock('../../src/attempts/validate-password.ts')
  vi.doUnmock('../../src/api/ky-send.ts')
})

const CHUNK_FAILED = { code: 'chunk_failed', retryable: true }

const started = async (options?: Parameters<typeof setup>[0]) => {
  const made = setup(options)
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await made.signUp.prepareEmailAddressVerification()
  return made
}

test('a wrong code is the server’s error, also without the code that counts attempts', async () => {
  const { signUp } = await started()
  const deploy = await remove('sign-up/after-failure.ts')
  await expect(signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toMatchObject({ kind: 'api' })
  expect(signUp.verifications.emailAddress.attempts).toBe(0)
  deploy()
})

test('a lost response whose fate cannot be looked up is unknown, and the next call looks', async () => {
  const { api, signUp, code } = await started()
  const deploy = await remove('sign-up/after-failure.ts')
  api.fail.next({ networkError: true, handled: true })
  const attempt = () => signUp.attemptEmailAddressVerification({ code: code() })
  await expect(attempt()).rejects.toMatchObject({ code: 'network_error', outcome: 'unknown' })
  deploy()
  await attempt()
  expect(signUp.status).toBe('complete')
})

test('finalize() without its code can be called again', async () => {
  const { signUp, client, code } = await started()
  await signUp.attemptEmailAddressVerification({ code: code() })
  const deploy = await remove('session/set-active.ts')
  await expect(signUp.finalize()).rejects.toMatchObject(CHUNK_FAILED)
  deploy()
  await signUp.finalize()
  expect(client.$session.get()).not.toBeNull()
})

test('before there is a session, that is the error of finalize(), whatever is loaded', async () => {
  const { signUp } = await started()
  const deploy = await remove('session/set-active.ts')
  await expect(signUp.finalize()).rejects.toMatchObject({ code: 'no_created_session' })
  deploy()
})

test('without its code a password is not validated, and the next one is', async () => {
  const { signUp } = setup()
  const deploy = await remove('attempts/validate-password.ts')
  await expect(signUp.validatePassword('abc')).rejects.toMatchObject(CHUNK_FAILED)
  deploy()
  expect(await signUp.validatePassword(PASSWORD)).toEqual({ complexity: {} })
})

test('without ky a write is sent, a read rejects, and the next read loads it', async () => {
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  const deploy = await remove('api/ky-send.ts')
  const client = createClient({
    transport: kyTransport({ frontendApi: 'https://clerk.example.test', fetch: server.fetch }),
  })
  await client.signUp.create().catch(() => {})
  expect(server.seen).toHaveLength(1)
  await expect(client.signUp.reload()).rejects.toMatchObject(CHUNK_FAILED)
  expect(server.seen).toHaveLength(1)
  deploy()
  await client.signUp.reload()
  expect(server.seen).toHaveLength(2)
})

test('without the engine each call rejects, nothing is sent, and the next one loads it', async () => {
  const deploy = await remove('engine.ts')
  const { api, signUp, client } = setup()
  const create = () => signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await expect(create()).rejects.toMatchObject(CHUNK_FAILED)
  expect(await signUp.future.create({ emailAddress: EMAIL })).toEqual({ error: expect.objectContaining(CHUNK_FAILED) })
  await expect(client.load()).rejects.toMatchObject(CHUNK_FAILED)
  expect(signUp.$fetchStatus.get()).toBe('idle')
  expect(api.requests).toEqual([])
  deploy()
  await create()
  expect(signUp.status).toBe('missing_requirements')
})

test('without the HTTP side a write rejects as not sent: no read looks for it, and the next one loads it', async () => {
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  const deploy = await remove('api/send.ts')
  const client = createClient({
    transport: kyTransport({ frontendApi: 'https://clerk.example.test', fetch: server.fetch }),
  })
  await expect(client.signUp.create()).rejects.toMatchObject(CHUNK_FAILED)
  await expect(client.reload()).rejects.toMatchObject(CHUNK_FAILED)
  expect(server.seen).toEqual([])
  deploy()
  await client.reload()
  expect(server.seen.length).toBeGreaterThan(0)
})

test('calls keep their order before anything has loaded: create, send, verify and finalize without an await', async () => {
  const { api, signUp, client } = setup({ seed: 'order' })
  const other = setup({ seed: 'order' })
  await other.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await other.signUp.prepareEmailAddressVerification()
  const calls = [
    signUp.create({ emailAddress: EMAIL, password: PASSWORD }),
    signUp.prepareEmailAddressVerification(),
    signUp.attemptEmailAddressVerification({ code: other.code() }),
    signUp.finalize(),
  ]
  await Promise.all(calls)
  expect(api.users).toHaveLength(1)
  expect(client.$session.get()).not.toBeNull()
})
