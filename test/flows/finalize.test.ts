import { expect, test, vi } from 'vitest'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

/** A complete sign-up that is not finalized yet. */
const completed = async (clientOptions: Parameters<typeof setup>[1] = {}) => {
  const made = setup({}, clientOptions)
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

test('setActive() alone leaves the completed sign-up readable, as the official client does', async () => {
  const { client, signUp } = await completed()
  const session = signUp.createdSessionId
  await client.setActive({ session })
  expect(client.$session.get()?.id).toBe(session)
  expect(signUp).toMatchObject({ status: 'complete', createdSessionId: session, canBeDiscarded: false })
  await signUp.reset()
  expect(signUp.id).toBeUndefined()
})
