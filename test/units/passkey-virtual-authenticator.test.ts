import { expect, test } from 'vitest'
import { createVirtualAuthenticator } from '../../src/testing/index.ts'
import { browserOptions, kept, ORIGIN, RP_ID, verify } from '../support/passkeys.ts'

const publicKey = browserOptions()

test('a credential has buffers, and bytes in base64url as JSON', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  const passkey = authenticator.create({ rpId: RP_ID, userHandle: 'ada' })
  const credential = await authenticator.get({ publicKey })
  const { rawId, response } = credential
  for (const buffer of [rawId, ...Object.values(response)]) expect(buffer).toBeInstanceOf(ArrayBuffer)
  expect(Buffer.from(response.userHandle).toString()).toBe('ada')
  expect(credential.toJSON()).toMatchObject({
    type: 'public-key',
    id: passkey.credentialId,
    rawId: passkey.credentialId,
  })
  expect(JSON.parse(Buffer.from(credential.toJSON().response.clientDataJSON, 'base64url').toString())).toEqual({
    type: 'webauthn.get',
    challenge: 'YSBjaGFsbGVuZ2U',
    origin: ORIGIN,
    crossOrigin: false,
  })
  expect(credential.getClientExtensionResults()).toEqual({})
})

test('the seed determines passkeys and signatures', async () => {
  const run = async (seed?: string | number) => {
    const authenticator = createVirtualAuthenticator({ seed, origin: ORIGIN })
    const passkeys = [authenticator.create({ rpId: RP_ID }), authenticator.create({ rpId: RP_ID })]
    return JSON.stringify([passkeys, await authenticator.get({ publicKey })])
  }
  expect(await run()).toBe(await run('headless-signup'))
  expect(await run(7)).toBe(await run('7'))
  expect(await run('one')).not.toBe(await run('other'))
})

test('it picks the passkey that the server names, or the newest one of the domain', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  const [first, second] = [authenticator.create({ rpId: RP_ID }), authenticator.create({ rpId: RP_ID })]
  authenticator.create({ rpId: 'other.test' })
  expect((await authenticator.get({ publicKey })).id).toBe(second.credentialId)
  const named = browserOptions(['dW5rbm93bg', first.credentialId])
  expect((await authenticator.get({ publicKey: named })).id).toBe(first.credentialId)
})

test('the sign count rises with each signature of a passkey', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  const passkey = authenticator.create({ rpId: RP_ID })
  const counts = [1, 2, 3].map(async (signCount) =>
    expect(verify(await authenticator.get({ publicKey }), [kept(passkey)])).toMatchObject({ signCount }),
  )
  await Promise.all(counts)
  expect(authenticator.forDevTools()).toMatchObject([{ rpId: RP_ID, signCount: 3 }])
})

test('it rejects as a browser does', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN, verifiesUsers: false })
  await expect(authenticator.get({ publicKey })).rejects.toMatchObject({ name: 'NotAllowedError' })
  authenticator.create({ rpId: RP_ID })
  await expect(authenticator.get({ publicKey })).rejects.toMatchObject({ name: 'NotAllowedError' })
  const get = (rpId: string) => authenticator.get({ publicKey: { ...publicKey, rpId, userVerification: 'preferred' } })
  await expect(get('evil.test')).rejects.toMatchObject({ name: 'SecurityError' })
  await expect(get('ample.test')).rejects.toMatchObject({ name: 'SecurityError' })
  await expect(authenticator.get({})).rejects.toMatchObject({ name: 'NotSupportedError' })
  expect((await get(RP_ID)).type).toBe('public-key')
})

test('without a page, the origin is that of the domain', async () => {
  const authenticator = createVirtualAuthenticator()
  const passkey = authenticator.create({ rpId: RP_ID })
  const credential = await authenticator.get({ publicKey })
  expect(verify(credential, [kept(passkey)], { origins: [`https://${RP_ID}`] })).toMatchObject({ signCount: 1 })
})

test('the user may decline, or take time', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  authenticator.create({ rpId: RP_ID })
  authenticator.setReaction('decline')
  await expect(authenticator.get({ publicKey })).rejects.toMatchObject({ name: 'NotAllowedError' })

  authenticator.setReaction('wait')
  const waiting = [authenticator.get({ publicKey }), authenticator.get({ publicKey })]
  authenticator.setReaction('approve')
  const credentials = await Promise.all(waiting)
  expect(credentials.map(({ type }) => type)).toEqual(['public-key', 'public-key'])
})

test('an aborted request rejects with the reason of its signal, and nothing is signed', async () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  authenticator.create({ rpId: RP_ID })
  const controller = new AbortController()
  authenticator.setReaction('wait')
  const waiting = authenticator.get({ publicKey, signal: controller.signal })
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  authenticator.setReaction('approve')
  await expect(authenticator.get({ publicKey, signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(authenticator.forDevTools()).toMatchObject([{ signCount: 0 }])
})
