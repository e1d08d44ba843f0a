import { expect, onTestFinished, test, vi } from 'vitest'
import type { ProtectCheck, ProtectResolver } from '../../src/index.ts'
import { type createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { EMAIL, setup } from '../support/setup.ts'

/** A user whom the server suspects: the next change of the sign-up is met with a challenge. */
const suspected = (challenge: Parameters<ReturnType<typeof createMockFrontendApi>['protect']['require']>[0] = {}) => {
  const world = setup(presets.emailCode())
  world.api.protect.require(challenge)
  return world
}

/** The same, with a resolver that knows the proofs by default. */
const resolving = (challenge: Parameters<typeof suspected>[0] = {}, resolve?: ProtectResolver) => {
  const challenges: ProtectCheck[] = []
  const protect: ProtectResolver = async (check, options) => {
    challenges.push(check)
    return resolve ? resolve(check, options) : world.api.protect.proofFor(check.token)
  }
  const world = setup(presets.emailCode(), { protect })
  world.api.protect.require(challenge)
  return { ...world, challenges }
}

const isProof = (request: string): boolean => request.endsWith('/protect_check')

test('without a resolver a challenge stays in the state, and $nextStep shows it', async () => {
  const { signUp, sent } = suspected({ sdkUrl: 'https://protect.example.test/sdk.js', uiHints: { theme: 'dark' } })
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.protectCheck).toMatchObject({
    status: 'pending',
    sdkUrl: 'https://protect.example.test/sdk.js',
    uiHints: { theme: 'dark' },
  })
  expect(signUp.missingFields).toEqual(['protect_check'])
  expect(signUp.$nextStep.get()).toEqual({ type: 'protect_check', protectCheck: signUp.protectCheck })
  expect(sent().filter(isProof)).toEqual([])
})

test('submitProtectCheck() hands in the proof, and the sign-up goes on', async () => {
  const { signUp, api, sent, code } = suspected()
  await signUp.create({ emailAddress: EMAIL })
  expect(await signUp.submitProtectCheck({ proofToken: api.protect.proofFor(signUp.protectCheck?.token ?? '') })).toBe(
    signUp,
  )
  expect(sent().filter(isProof)).toEqual([`PATCH /client/sign_ups/${signUp.id}/protect_check`])
  expect(signUp.protectCheck).toBeNull()
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(signUp.status).toBe('complete')
})

test('a challenge at the end completes the sign-up when it is passed', async () => {
  const { signUp, future, api } = setup(presets.usernameAndPassword())
  api.protect.require()
  await signUp.create({ username: 'ada_lovelace', password: 'correct horse 42' })
  expect(signUp.status).toBe('missing_requirements')
  const proofToken = api.protect.proofFor(signUp.protectCheck?.token ?? '')
  expect(await future.submitProtectCheck({ proofToken })).toEqual({ error: null })
  expect(signUp.status).toBe('complete')
})

test('the next challenge of a chain is left to who submits', async () => {
  const { future, api } = suspected({ times: 2 })
  await future.create({ emailAddress: EMAIL })
  const first = future.protectCheck?.token ?? ''
  expect(await future.submitProtectCheck({ proofToken: api.protect.proofFor(first) })).toEqual({ error: null })
  const second = future.protectCheck?.token ?? ''
  expect([second !== '', second !== first]).toEqual([true, true])
  await future.submitProtectCheck({ proofToken: api.protect.proofFor(second) })
  expect(future.protectCheck).toBeNull()
})

test('a challenge that was passed already is no error: the sign-up is read again', async () => {
  const { signUp, api, sent } = suspected()
  await signUp.create({ emailAddress: EMAIL })
  const proofToken = api.protect.proofFor(signUp.protectCheck?.token ?? '')
  const { id } = signUp
  // The proof arrives, and neither the response to it nor the read after it does.
  api.fail.next({ networkError: true, handled: true, when: { path: /protect_check$/ } })
  api.fail.next({ status: 503, when: { method: 'GET', path: `/client/sign_ups/${id}` } })
  api.fail.next({ status: 503, when: { method: 'GET', path: `/client/sign_ups/${id}` } })
  await expect(signUp.submitProtectCheck({ proofToken })).rejects.toMatchObject({ kind: 'network', outcome: 'unknown' })
  expect(signUp.protectCheck).not.toBeNull()

  await signUp.submitProtectCheck({ proofToken })
  expect(sent().at(-1)).toBe(`GET /client/sign_ups/${id}`)
  expect(signUp.protectCheck).toBeNull()
})

test('a wrong proof is the server’s error response, and the challenge stays', async () => {
  const { signUp } = suspected()
  await signUp.create({ emailAddress: EMAIL })
  const { protectCheck } = signUp
  await expect(signUp.submitProtectCheck({ proofToken: 'forged' })).rejects.toMatchObject({ kind: 'api', status: 422 })
  expect(signUp.protectCheck).toBe(protectCheck)
})

test('what cannot be handed in is rejected, and nothing is sent', async () => {
  const { signUp, future, sent } = setup(presets.emailCode())
  await expect(signUp.submitProtectCheck({ proofToken: 'proof' })).rejects.toMatchObject({ code: 'not_started' })
  const nothing = undefined as unknown as { proofToken: string }
  expect(await future.submitProtectCheck(nothing)).toMatchObject({ error: { code: 'invalid_parameter' } })
  expect(await future.submitProtectCheck({} as { proofToken: string })).toMatchObject({
    error: { code: 'invalid_parameter' },
  })
  expect(sent()).toEqual([])
})

test('a resolver passes the challenge within the call that met it', async () => {
  const { signUp, challenges, sent } = resolving()
  await signUp.create({ emailAddress: EMAIL })
  expect(challenges).toHaveLength(1)
  expect(signUp.protectCheck).toBeNull()
  expect(sent().filter(isProof)).toHaveLength(1)
})

test('a resolver passes a chain, and a call made meanwhile waits for its end', async () => {
  const { signUp, future, challenges, sent } = resolving({ times: 3 })
  const creating = signUp.create({ emailAddress: EMAIL })
  expect(await future.verifications.sendEmailCode()).toEqual({ error: null })
  await creating
  expect(challenges).toHaveLength(3)
  expect(sent().findLastIndex(isProof)).toBe(3)
  expect(sent().at(-1)).toContain('prepare_verification')
})

test('a chain without end is given up, and the challenge stays in the state', async () => {
  const { signUp, challenges } = resolving({ times: 100 })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ code: 'protect_check_timed_out' })
  expect(challenges).toHaveLength(5)
  expect(signUp.protectCheck).not.toBeNull()
})

test('a challenge that has expired is read again before it is run', async () => {
  let isReady = false
  const { signUp, api, challenges, sent } = resolving({ expiresInMs: 1_000 }, async ({ token }) => {
    if (!isReady) throw new Error('Not yet.')
    return api.protect.proofFor(token)
  })
  vi.useFakeTimers({ now: api.clock.now(), toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ code: 'protect_check_execution_failed' })

  isReady = true
  api.clock.advance(2_000)
  vi.setSystemTime(api.clock.now())
  await signUp.update({ unsafeMetadata: { plan: 'pro' } })
  expect(sent().map((request) => request.split(' ')[0])).toEqual(['POST', 'PATCH', 'GET', 'PATCH'])
  expect(challenges[1]?.token).not.toBe(challenges[0]?.token)
  expect(signUp.protectCheck).toBeNull()
})

test('a challenge that is never fresh is read again twice, and no more', async () => {
  const { signUp, api, challenges, sent } = resolving({ expiresInMs: 1_000 })
  vi.useFakeTimers({ now: api.clock.now() + 2_000, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ code: 'protect_check_timed_out' })
  expect(challenges).toEqual([])
  expect(sent().map((request) => request.split(' ')[0])).toEqual(['POST', 'GET', 'GET'])
})

test('a resolver that finds the challenge passed elsewhere goes on', async () => {
  const { signUp, api, sent } = resolving()
  api.fail.next({
    status: 400,
    code: 'protect_check_already_resolved',
    handled: true,
    when: { path: /protect_check$/ },
  })
  await signUp.create({ emailAddress: EMAIL })
  expect(sent().at(-1)).toBe(`GET /client/sign_ups/${signUp.id}`)
  expect(signUp.protectCheck).toBeNull()
})

test.each<[what: string, resolve: ProtectResolver]>([
  ['throws', () => Promise.reject(new Error('The script failed.'))],
  ['ends without a proof', async () => ''],
])('a resolver that %s is an error: the sign-up is there, with its challenge', async (_what, resolve) => {
  const { signUp, future } = resolving({}, resolve)
  expect(await future.create({ emailAddress: EMAIL })).toMatchObject({
    error: { code: 'protect_check_execution_failed' },
  })
  expect(signUp.emailAddress).toBe(EMAIL)
  expect(signUp.$nextStep.get().type).toBe('protect_check')
})

test('who submits by hand gets the next challenge by hand, even with a resolver', async () => {
  const { signUp, api, challenges } = resolving({ times: 2 }, () => Promise.reject(new Error('The script failed.')))
  await signUp.create({ emailAddress: EMAIL }).catch(() => {})
  const first = signUp.protectCheck?.token ?? ''
  await signUp.submitProtectCheck({ proofToken: api.protect.proofFor(first) })
  expect(challenges).toHaveLength(1)
  expect(signUp.protectCheck?.token).not.toBe(first)
})

test('a signal and reset() end a challenge', async () => {
  const signals: AbortSignal[] = []
  const { signUp, api, sent } = resolving({}, (_check, { signal }) => {
    signals.push(signal)
    return new Promise(() => {})
  })
  const controller = new AbortController()
  const aborted = signUp.create({ emailAddress: EMAIL }, { signal: controller.signal })
  await vi.waitFor(() => expect(signals).toHaveLength(1))
  controller.abort()
  await expect(aborted).rejects.toMatchObject({ code: 'aborted' })

  api.protect.require()
  const discarded = signUp.create({ emailAddress: EMAIL })
  await vi.waitFor(() => expect(signals).toHaveLength(2))
  await signUp.reset()
  await expect(discarded).rejects.toMatchObject({ code: 'discarded' })
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  expect(sent().filter(isProof)).toEqual([])
})

test('no proof is in an error or an event', async () => {
  const { future, events } = resolving({}, async () => 'proof-of-ada')
  const { error } = await future.create({ emailAddress: EMAIL })
  expect(error).not.toBeNull()
  expect(JSON.stringify([error, events])).not.toContain('proof-of-ada')
})
