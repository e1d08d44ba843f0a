import type { ReadableAtom } from 'nanostores'
import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

/** Every value that a store passed to its listener after the first. */
const listen = <Value>(store: ReadableAtom<Value>): Value[] => {
  const heard: Value[] = []
  store.listen((value) => heard.push(value))
  return heard
}

test('a mutation calls a subscriber of the whole attempt at most twice', async () => {
  const { signUp } = setup()
  const heard = listen(signUp.$state)
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(heard).toHaveLength(1)
  await signUp.prepareEmailAddressVerification()
  expect(heard).toHaveLength(2)
})

test('a store is silent when its own value did not change', async () => {
  const { client, signUp } = setup()
  await client.load()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const silent: ReadableAtom<unknown>[] = [signUp.$missingFields, signUp.$emailAddress, signUp.$status]
  const heard = silent.map(listen)
  const steps = listen(signUp.$nextStep)
  const metadata = listen(signUp.$unsafeMetadata)
  await signUp.update({ unsafeMetadata: { a: 1 } })
  await signUp.reload()
  expect(heard.flat()).toEqual([])
  expect(steps).toEqual([])
  expect(metadata).toEqual([{ a: 1 }])
})

test('a failed call changes no store but the errors and the fetch status', async () => {
  const { signUp, future } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const attempt = listen(signUp.$state)
  const errors = listen(signUp.$errors)
  const fetching = listen(signUp.$fetchStatus)
  await future.verifications.verifyEmailCode({ code: '1' })
  expect(attempt).toEqual([])
  expect(errors).toHaveLength(1)
  expect(fetching).toEqual(['fetching', 'idle'])
  await future.update({ unsafeMetadata: {} })
  expect(errors.map(({ raw }) => raw?.length ?? null)).toEqual([1, null])
})

test('what does not change is the same object from one response to the next', async () => {
  const { signUp } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const { verifications, requiredFields } = signUp
  await signUp.update({ unsafeMetadata: { a: 1 } })
  expect(signUp.verifications).toBe(verifications)
  expect(signUp.requiredFields).toBe(requiredFields)
})

test('only the client can change the attempt', async () => {
  const { signUp } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(() => signUp.missingFields.push('username')).toThrow(TypeError)
  expect(() => Object.assign(signUp, { status: 'complete' })).toThrow(TypeError)
  expect(signUp.status).toBe('missing_requirements')
})

test('the steps of a sign-up follow one another, each passed on once', async () => {
  const { client, signUp, code } = setup()
  await client.load()
  const steps: string[] = []
  signUp.$nextStep.subscribe(({ type }) => steps.push(type))
  await signUp.create({ emailAddress: EMAIL })
  await signUp.password({ password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  await signUp.finalize()
  expect(steps).toEqual(['start', 'collect', 'verify', 'verify', 'finalize', 'start'])
})

test.each(['reset', 'finalize'] as const)(
  '%s() passes on only what changed: an empty list that was empty stays it',
  async (ending) => {
    const { api, signUp } = setup(presets.emailCode())
    await signUp.create({ emailAddress: EMAIL })
    await signUp.ticket({ ticket: api.tickets.issue({ emailAddress: EMAIL }) })
    const { unverifiedFields, optionalFields } = signUp
    let calls = 0
    signUp.$unverifiedFields.listen(() => {
      calls += 1
    })
    await signUp[ending]()
    expect(signUp.id).toBeUndefined()
    expect([signUp.unverifiedFields, signUp.optionalFields]).toEqual([[], []])
    expect(signUp.unverifiedFields).toBe(unverifiedFields)
    expect(signUp.optionalFields).toBe(optionalFields)
    expect(calls).toBe(0)
  },
)
