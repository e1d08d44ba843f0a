import { expect, test, vi } from 'vitest'
import type { Session } from '../../src/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { withAda } from '../support/sign-in.ts'

/** A complete sign-up that is not finalized yet. */
const completed = async (
  clientOptions: Parameters<typeof setup>[1] = {},
  options: Parameters<typeof setup>[0] = {},
) => {
  const made = setup(options, clientOptions)
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await made.signUp.prepareEmailAddressVerification()
  await made.signUp.attemptEmailAddressVerification({ code: made.code() })
  return made
}

test('the server is updated, the token fetched, the page left, and then the session is active', async () => {
  const { client, signUp, sent } = await completed()
  const seen: unknown[] = []
  const sessionId = signUp.createdSessionId
  await signUp.finalize({
    navigate: async ({ session, decorateUrl }) => {
      seen.push(session.id, decorateUrl('/dashboard'), client.$session.get(), signUp.canBeDiscarded)
    },
  })
  expect(seen).toEqual([sessionId, '/dashboard', null, true])
  expect(client.$session.get()?.id).toBe(sessionId)
  expect(sent().slice(3)[0]).toBe(`POST /client/sessions/${sessionId}/touch`)
})

test('navigate may use the sign-up itself', async () => {
  const { signUp } = await completed()
  await signUp.finalize({ navigate: () => signUp.reload() })
  expect(signUp.id).toBeUndefined()
})

test('before the sign-up is complete nothing is sent, and the error says what is left to look at', async () => {
  const { signUp, future, sent } = setup()
  expect(await future.finalize()).toMatchObject({ error: { code: 'no_created_session' } })
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const { error } = await future.finalize()
  expect(error).toMatchObject({ kind: 'flow', code: 'no_created_session' })
  expect(error?.message).toContain('$nextStep')
  expect(sent()).toHaveLength(1)
})

test('a complete sign-up is kept until it is finalized, whatever the server still sends', async () => {
  const { client, signUp } = await completed()
  await client.reload()
  expect(signUp.status).toBe('complete')
})

test('what was finalized does not come back', async () => {
  const { client, signUp } = await completed()
  await signUp.finalize()
  await client.reload()
  expect(signUp.id).toBeUndefined()
})

test('a session that the server does not know is asked for once more, and no user is signed out (F8)', async () => {
  const { api, client, signUp, future } = await completed()
  await signUp.finalize()
  const sessionId = client.$session.get()?.id
  await expect(client.setActive({ session: 'sess_unknown' })).rejects.toMatchObject({ code: 'session_not_found' })
  expect(client.$session.get()?.id).toBe(sessionId)
  expect(api.requests.at(-1)).toMatchObject({ method: 'GET', path: '/client' })
  expect(await future.finalize()).toMatchObject({ error: { code: 'no_created_session' } })
})

test('a touch that the server rejects is an error, and the sign-up can be finalized again', async () => {
  const { api, client, signUp, future } = await completed()
  api.fail.next({ status: 422, code: 'session_invalid' })
  expect(await future.finalize()).toMatchObject({ error: { errors: [{ code: 'session_invalid' }] } })
  expect(client.$session.get()).toBeNull()
  expect(signUp.canBeDiscarded).toBe(false)
  expect(await future.finalize()).toEqual({ error: null })
  expect(client.$session.get()?.status).toBe('active')
})

test('a navigation that throws leaves the session active and the error visible (F9)', async () => {
  const { client, signUp, future } = await completed()
  const { error } = await future.finalize({
    navigate: () => {
      throw new TypeError('no such page')
    },
  })
  expect(error).toMatchObject({ code: 'unexpected', cause: expect.objectContaining({ message: 'no such page' }) })
  expect(client.$session.get()?.status).toBe('active')
  expect(signUp.$errors.get().global).toEqual([error])
})

test('without a network nothing is active, and the sign-up can be finalized again', async () => {
  const { api, client, future } = await completed()
  api.fail.when({ path: /./ }, { networkError: true })
  expect(await future.finalize()).toMatchObject({ error: { kind: 'network', outcome: 'unknown' } })
  expect(client.$session.get()).toBeNull()
  api.fail.clear()
  expect(await future.finalize()).toEqual({ error: null })
  expect(client.$session.get()?.status).toBe('active')
})

test('setActive() goes to the address that it is given', async () => {
  const navigate = vi.fn()
  const { client, signUp } = await completed({ navigate })
  await client.setActive({ session: signUp.createdSessionId, redirectUrl: '/welcome' })
  expect(navigate).toHaveBeenCalledExactlyOnceWith('/welcome')
  expect(client.$session.get()?.status).toBe('active')
})

test('setActive() with no session signs out here, and without one to go on with says so', async () => {
  const { client, signUp } = await completed()
  await expect(client.setActive({})).rejects.toMatchObject({ code: 'session_not_found' })
  await signUp.finalize()
  await client.setActive({ session: null })
  expect(client.$session.get()).toBeNull()
  expect(await client.getToken()).toBeNull()
})

test.each<[string, (sessions: readonly Session[], id: string) => Session | string | undefined]>([
  ['its id', (_, id) => id],
  ['the session itself', (sessions, id) => sessions.find((session) => session.id === id)],
])('setActive() with %s ends the sign-up that created the session, as finalize() does', async (_, sessionOf) => {
  const { client, signUp } = await completed()
  const sessionId = signUp.createdSessionId ?? ''
  const seen: unknown[] = []
  await client.setActive({
    session: sessionOf(client.$sessions.get(), sessionId),
    navigate: () => seen.push(signUp.status, signUp.canBeDiscarded),
  })
  expect(seen).toEqual(['complete', true])
  expect(client.$session.get()?.id).toBe(sessionId)
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})

test('setActive() with another session leaves the attempt in progress as it is', async () => {
  const { client, signUp } = await completed({}, { authConfig: { single_session_mode: false } })
  await signUp.finalize()
  const session = client.$session.get()
  await signUp.create({ emailAddress: 'grace@example.test' })
  await client.setActive({ session })
  expect(signUp).toMatchObject({ emailAddress: 'grace@example.test', canBeDiscarded: false })
})

test('the sign-in that created a session ends with setActive(), too', async () => {
  const { client, signIn } = withAda()
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect(signIn.status).toBe('complete')
  await client.setActive({ session: signIn.createdSessionId })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'start' })
})

test('while the page is left for a session, the client says that it is activating', async () => {
  const { client, signUp } = await completed()
  const seen: boolean[] = []
  client.$isActivating.listen((isActivating) => seen.push(isActivating))
  const during: unknown[] = []
  await signUp.finalize({ navigate: () => during.push(client.$isActivating.get(), client.$session.get()) })
  expect(during).toEqual([true, null])
  expect(seen).toEqual([true, false])
  expect(client.$session.get()?.status).toBe('active')
})

test('without a place to go to there is no state between', async () => {
  const { client, signUp } = await completed()
  const seen: boolean[] = []
  client.$isActivating.listen((isActivating) => seen.push(isActivating))
  await signUp.finalize()
  expect(seen).toEqual([])
})

test('a navigation that throws ends the state between, too', async () => {
  const { client, signUp } = await completed()
  const leave = Promise.reject(new TypeError('no such page'))
  await expect(client.setActive({ session: signUp.createdSessionId, navigate: () => leave })).rejects.toMatchObject({
    code: 'unexpected',
  })
  expect(client.$isActivating.get()).toBe(false)
})

test('whether an attempt can be discarded is a store of it', async () => {
  const { signUp } = await completed()
  const seen: boolean[] = []
  signUp.$canBeDiscarded.listen((canBeDiscarded) => seen.push(canBeDiscarded))
  await signUp.finalize()
  expect(seen).toEqual([true, false])
})
