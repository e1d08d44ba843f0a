import { expect, test, vi } from 'vitest'
import type { PasswordStrength, PasswordStrengthEstimate } from '../../src/index.ts'
import { setup } from '../support/setup.ts'

const SETTINGS = { password_settings: { min_length: 6, require_numbers: true } }
const WITH_STRENGTH = {
  password_settings: { ...SETTINGS.password_settings, show_zxcvbn: true, min_zxcvbn_strength: 2 },
}

const estimate = (score: number): PasswordStrengthEstimate => ({ score, feedback: { warning: null, suggestions: [] } })

const loaded = async (settings: object, passwordStrength?: PasswordStrength) => {
  const world = setup({ settings }, { passwordStrength })
  await world.client.load()
  return world
}

/** Notes what was called back, in order. */
const listener = () => {
  const calls: unknown[] = []
  return {
    calls,
    onValidationComplexity: (isPassed: boolean) => calls.push(isPassed),
    onValidation: (validation: unknown) => calls.push(validation),
  }
}

test('a password has its result by callbacks at once, and by a promise', async () => {
  const { signUp } = await loaded(SETTINGS)
  // The first password loads the code that knows the rules.
  await signUp.validatePassword('a')
  const heard = listener()
  const validation = signUp.validatePassword('abc', heard)
  expect(heard.calls).toEqual([false, { complexity: { min_length: true, require_numbers: true } }])
  expect(await validation).toEqual({ complexity: { min_length: true, require_numbers: true } })
  expect(await signUp.validatePassword('abcde1')).toEqual({ complexity: {} })
})

test('(F63) the rules are the server’s, to the number', async () => {
  const { signUp } = await loaded({ password_settings: { min_length: 6, max_length: 6 } })
  expect(await signUp.validatePassword('abcdef')).toEqual({ complexity: {} })
})

test('rules that are not known are read first', async () => {
  const { signUp, sent } = setup({ settings: SETTINGS })
  const heard = listener()
  expect(await signUp.validatePassword('abc1', heard)).toEqual({ complexity: { min_length: true } })
  expect(heard.calls).toEqual([false, { complexity: { min_length: true } }])
  expect(sent()).toEqual(['GET /environment'])
})

test('rules that cannot be read are an error, and no callback is called', async () => {
  const { signUp, api } = setup({ settings: SETTINGS })
  api.fail.when({ path: '/environment' }, { status: 503 })
  const heard = listener()
  await expect(signUp.validatePassword('abc1', heard)).rejects.toMatchObject({ kind: 'api', status: 503 })
  expect(heard.calls).toEqual([])
})

test('validation is neither fetching nor an end of the last error', async () => {
  const { signUp } = await loaded(WITH_STRENGTH, () => estimate(3))
  await signUp.update({}).catch(() => {})
  const notified = vi.fn()
  signUp.$fetchStatus.listen(notified)
  signUp.$errors.listen(notified)
  await signUp.validatePassword('abcde1')
  expect(notified).not.toHaveBeenCalled()
})

test.each([
  [1, 'fail'],
  [2, 'pass'],
  [3, 'excellent'],
])('a strength of %i is reported once, with the complexity: %s', async (score, state) => {
  const { signUp } = await loaded(WITH_STRENGTH, async () => estimate(score))
  const heard = listener()
  const validation = await signUp.validatePassword('abcde1', heard)
  expect(validation).toMatchObject({ complexity: {}, strength: { state, result: { score } } })
  expect(heard.calls).toEqual([true, validation])
})

test('a broken rule is reported at once, and again with the strength', async () => {
  const { signUp } = await loaded(WITH_STRENGTH, () => estimate(1))
  const heard = listener()
  const validation = await signUp.validatePassword('abcdef', heard)
  expect(heard.calls).toEqual([false, { complexity: { require_numbers: true } }, validation])
})

test('without an estimator, or where the instance asks for none, there is no strength', async () => {
  const strength = vi.fn(() => estimate(1))
  const { signUp: unasked } = await loaded(SETTINGS, strength)
  expect(await unasked.validatePassword('abcde1')).toEqual({ complexity: {} })
  expect(strength).not.toHaveBeenCalled()

  const { signUp } = await loaded(WITH_STRENGTH)
  const heard = listener()
  expect(await signUp.validatePassword('abcde1', heard)).toEqual({ complexity: {} })
  expect(heard.calls).toEqual([true, { complexity: {} }])
})

test('(F40) results that arrive out of order: the last call wins, with callbacks and with promises', async () => {
  const estimates = new Map<string, (estimate: PasswordStrengthEstimate) => void>()
  const { signUp } = await loaded(
    WITH_STRENGTH,
    (password) => new Promise((resolve) => estimates.set(password, resolve)),
  )
  const [slow, quick] = [listener(), listener()]
  const first = signUp.validatePassword('secret1', slow)
  const second = signUp.validatePassword('secret12', quick)
  await vi.waitFor(() => expect(estimates.size).toBe(2))

  estimates.get('secret12')?.(estimate(4))
  expect((await second).strength?.state).toBe('excellent')
  estimates.get('secret1')?.(estimate(0))
  expect(await first).toEqual(await second)
  expect(slow.calls).toEqual([true])
  expect(quick.calls).toEqual([true, await second])
})

test('(F40) an estimator that fails is reported, and the complexity comes all the same', async () => {
  const cause = new Error('chunk not found')
  const { signUp } = await loaded(WITH_STRENGTH, () => Promise.reject(cause))
  const heard = listener()
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const validation = signUp.validatePassword('abcde1', heard)
  await vi.waitFor(() => expect(heard.calls).toEqual([true, { complexity: {} }]))
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  // Who listens by callbacks need not catch the promise too.
  expect(unhandled).not.toHaveBeenCalled()
  await expect(validation).rejects.toMatchObject({ code: 'password_strength_failed', cause })
})

test('a password that is no text is rejected, and nothing is sent', async () => {
  const { signUp, sent } = setup({ settings: SETTINGS })
  await expect(signUp.validatePassword(12345678 as unknown as string)).rejects.toMatchObject({
    code: 'invalid_parameter',
  })
  expect(sent()).toEqual([])
})

test('a signal ends the wait', async () => {
  const { signUp } = await loaded(WITH_STRENGTH, () => new Promise(() => {}))
  const controller = new AbortController()
  const validation = signUp.validatePassword('abcde1', undefined, { signal: controller.signal })
  controller.abort()
  await expect(validation).rejects.toMatchObject({ code: 'aborted' })
})
