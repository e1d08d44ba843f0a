import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const defect = new Error('a defect of the page')

// The two places at which an uncaught error surfaces: browsers have the first, Node has the second.
const reported = vi.fn<(error: unknown) => void>()

beforeEach(() => {
  reported.mockReset()
  vi.stubGlobal('reportError', reported)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const STORES = ['$state', '$status', '$nextStep', '$missingFields', '$fetchStatus', '$verifications'] as const

const KINDS: Readonly<Record<string, () => unknown>> = {
  throws: () => {
    throw defect
  },
  rejects: () => Promise.reject(defect),
}
const CASES = STORES.flatMap((name) => Object.keys(KINDS).map((kind) => [name, kind] as const))

test.each(CASES)(
  'a subscriber of %s that %s changes nothing: the others hear, and it is reported',
  async (name, kind) => {
    const { signUp, future, api } = setup()
    let isArmed = false
    const heard = vi.fn()
    signUp[name].subscribe(() => (isArmed ? KINDS[kind]?.() : undefined) as undefined)
    signUp[name].listen(heard)
    isArmed = true
    expect(await future.create({ emailAddress: EMAIL, strategy: 'email_code' })).toEqual({ error: null })
    isArmed = false
    expect(signUp.$fetchStatus.get()).toBe('idle')
    expect(signUp.emailAddress).toBe(EMAIL)
    expect(api.requests).toHaveLength(1)
    expect(heard.mock.calls.length).toBeGreaterThan(0)
    expect(reported.mock.calls).toEqual(heard.mock.calls.map(() => [defect]))
  },
)

test('subscribers of the stores of the client that throw change nothing either', async () => {
  const { client, signUp, code } = setup()
  for (const name of ['$status', '$environment', '$session', '$sessions', '$user'] as const) {
    client[name].listen(() => {
      throw new Error(name)
    })
  }
  await client.load()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  await signUp.finalize()
  expect(client.$user.get()?.id).toBeDefined()
  const names = reported.mock.calls.map(([error]) => (error as Error).message)
  expect([...new Set(names)].sort()).toEqual(['$environment', '$session', '$sessions', '$status', '$user'])
})

test('each of several subscribers that throw is reported', async () => {
  const { signUp } = setup()
  for (const message of ['first', 'second']) {
    signUp.$status.listen(() => {
      throw new Error(message)
    })
  }
  await signUp.create({ emailAddress: EMAIL })
  expect(reported.mock.calls).toEqual([[new Error('first')], [new Error('second')]])
})

test('a subscriber that throws while the cooldown counts down is reported from the timer', async () => {
  vi.useFakeTimers()
  const { signUp, future, api } = setup()
  await signUp.create({ emailAddress: EMAIL })
  const stop = signUp.$cooldown.listen(() => {
    throw defect
  })
  api.fail.next({ status: 429, code: 'too_many_requests', headers: { 'retry-after': '2' } })
  await future.verifications.sendEmailCode()
  await vi.advanceTimersByTimeAsync(2_500)
  expect(signUp.$cooldown.get().email).toBe(0)
  expect(reported.mock.calls.length).toBeGreaterThan(1)
  stop()
  vi.useRealTimers()
})

test('a subscriber that ended hears no more', async () => {
  const { signUp } = setup()
  const heard = vi.fn()
  const stop = signUp.$status.listen(heard)
  stop()
  await signUp.create({ emailAddress: EMAIL })
  expect(heard).not.toHaveBeenCalled()
})

test.each(Object.keys(KINDS))('onEvent that %s changes nothing, and is reported', async (kind) => {
  const { signUp, future } = setup({}, { onEvent: () => KINDS[kind]?.() as undefined })
  expect(await future.create({ emailAddress: EMAIL })).toEqual({ error: null })
  expect(signUp.$fetchStatus.get()).toBe('idle')
  await vi.waitFor(() => expect(reported.mock.calls[0]).toEqual([defect]))
})

test('where nothing reports errors, as in Node, they are written to the console and the process goes on', async () => {
  vi.stubGlobal('reportError', undefined)
  const written = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { signUp } = setup()
  signUp.$status.listen(() => {
    throw defect
  })
  await signUp.create({ emailAddress: EMAIL })
  expect(written.mock.calls).toEqual([[defect]])
})

test.each(Object.keys(KINDS))(
  'callbacks of validatePassword() that %s are reported: the result is the result',
  async (kind) => {
    const { signUp } = setup()
    const callbacks = { onValidation: () => KINDS[kind]?.(), onValidationComplexity: () => KINDS[kind]?.() }
    expect(await signUp.validatePassword(PASSWORD, callbacks)).toEqual({ complexity: {} })
    await vi.waitFor(() => expect(reported.mock.calls).toEqual([[defect], [defect]]))
  },
)

test.each<[string, () => Promise<string>]>([
  ['rejects', () => Promise.reject(defect)],
  [
    'throws',
    () => {
      throw defect
    },
  ],
  ['returns no promise', () => 7 as unknown as Promise<string>],
])('protect that %s is the documented error, and the sign-up waits in the state', async (_, protect) => {
  const { signUp, future, api } = setup({}, { protect })
  api.protect.require()
  expect(await future.create({ emailAddress: EMAIL })).toMatchObject({
    error: { code: 'protect_check_execution_failed' },
  })
  expect(signUp.protectCheck).not.toBeNull()
  expect(signUp.$fetchStatus.get()).toBe('idle')
  expect(reported).not.toHaveBeenCalled()
})

test.each(Object.keys(KINDS))(
  'navigate that %s after finalize(): the session is active, the error is returned',
  async (kind) => {
    const { client, signUp, future, code } = setup()
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: code() })
    const { error } = await future.finalize({ navigate: () => KINDS[kind]?.() })
    expect(error).toMatchObject({ code: 'unexpected', cause: defect })
    expect(client.$session.get()).not.toBeNull()
    expect(signUp.$fetchStatus.get()).toBe('idle')
    expect(reported).not.toHaveBeenCalled()
  },
)

test.each([7, true, null, {}, [], ['email_address'], { param_name: 1 }])(
  'a param_name of another type (%j) leaves the error what it is',
  async (param_name) => {
    const { signUp, future, api } = setup()
    signUp.$errors.listen(() => {})
    api.fail.next({ status: 422, code: 'form_param_invalid', meta: { param_name } })
    const { error } = await future.create({ emailAddress: EMAIL })
    expect(error).toMatchObject({ kind: 'api', status: 422, errors: [{ code: 'form_param_invalid' }] })
    expect(signUp.$errors.get().global).toMatchObject([{ code: 'form_param_invalid' }])
    expect(signUp.$fetchStatus.get()).toBe('idle')
  },
)
