import { expect } from 'vitest'
import { type HeadlessSignUpError, isFrontendApiError, isHeadlessSignUpError } from '../../../src/index.ts'
import type { Fault } from '../../../src/testing/index.ts'
import { type Action, type Prediction, reload } from './actions.ts'
import { agree } from './agreement.ts'
import { type Attempt, VERIFIED } from './model.ts'
import { serverSignUp, type World } from './world.ts'

const SEVEN_DAYS = 7 * 86_400_000

const codesOf = (error: HeadlessSignUpError | null): readonly string[] =>
  error === null ? [] : isFrontendApiError(error) ? error.errors.map(({ code }) => code) : [error.code]

/** What arrives instead of the response: the codes that the client shows for it. */
const ARRIVES = {
  'an error of the server': ['internal_clerk_error'],
  'no connection': ['network_error'],
  'a lost response': ['network_error'],
  'a page of a proxy': [],
  'half a response': null,
} as const

export type Trouble = keyof typeof ARRIVES

const FAULTS: Readonly<Record<Trouble, Fault>> = {
  'an error of the server': { status: 500 },
  'no connection': { networkError: true },
  'a lost response': { networkError: true, handled: true },
  'a page of a proxy': { html: true },
  'half a response': { truncated: true },
}

export const TROUBLES = Object.keys(ARRIVES) as Trouble[]

/** Whether the server did what it was asked for, although the response came to nothing. */
const isHandled = (trouble: Trouble | undefined): boolean =>
  trouble === undefined || trouble === 'a lost response' || trouble === 'half a response'

const expectedCodes = ({ codes }: Prediction, trouble: Trouble | undefined): readonly string[] | 'any' => {
  // Whether it was done is looked up: most of what was, resolves. What is not certain is an error that says so.
  if (trouble === 'a lost response') return 'any'
  if (trouble === undefined || codes[0] === 'not_started') return codes
  return ARRIVES[trouble] ?? (codes.length ? [] : ['invalid_response'])
}

/** The codes that were sent, as the mail has them. */
const withMail = ({ api }: World, attempt: Attempt): Attempt => {
  const sent = new Map(attempt.sent)
  for (const field of VERIFIED) {
    const [before, to] = [sent.get(field), attempt.given.get(field)]
    if (before?.code === '' && typeof to === 'string') sent.set(field, { ...before, code: api.outbox.lastCode(to) })
  }
  return { ...attempt, sent }
}

/** Keeps in mind what the server did. */
export const remember = (world: World, action: Action, prediction: Prediction, isReported: boolean): void => {
  const { model, api } = world
  if (prediction.attempt === undefined) return
  const now = api.clock.now()
  const next = prediction.attempt && withMail(world, prediction.attempt)
  if (next?.phase === 'complete' && model.attempt?.phase !== 'complete') model.signedInUntil = now + SEVEN_DAYS
  if (!action.isCreation || isReported) {
    model.attempt = next
    if (isReported && next) Object.assign(model, { adopts: true, shelved: null })
    return
  }
  // The page never learnt of the sign-up that took the place of its own.
  model.shelved = next?.phase === 'open' ? next : null
  if (model.attempt?.phase === 'open')
    model.attempt = { ...model.attempt, abandonAt: Math.min(model.attempt.abandonAt, now), isReplaced: true }
}

const MOST_NOTIFICATIONS = 2

/** No store fires for nothing, and none more often than is documented. */
export const lookAtStores = ({ watch }: World, calls: number): void => {
  const { counts, idle } = watch.look()
  expect(idle, 'stores that fired although nothing changed').toEqual([])
  for (const [name, count] of Object.entries(counts))
    expect(count, `notifications of ${name}`).toBeLessThanOrEqual(MOST_NOTIFICATIONS * calls)
}

/** The error of a call is of the family, is what was foretold, and is what the stores show. */
export const lookAtError = (
  { client }: World,
  error: HeadlessSignUpError | null,
  codes: readonly string[] | 'any',
): void => {
  if (codes !== 'any') expect(codesOf(error)).toEqual(codes)
  if (error === null) return
  expect(isHeadlessSignUpError(error)).toBe(true)
  expect(error.message).not.toBe('')
  expect(client.signUp.$errors.get().raw).not.toBeNull()
}

/** Errors from which the page learns what has become of its sign-up: they deny what it believed, or it looks afterwards. */
const DECISIVE = [
  'form_code_incorrect',
  'verification_expired',
  'verification_failed',
  'verification_missing',
  'verification_already_verified',
  'client_state_invalid',
  'resource_not_found',
  'ticket_invalid_code',
  'network_error',
]

const saysMore = (error: HeadlessSignUpError): boolean => codesOf(error).some((code) => DECISIVE.includes(code))

/** Does one thing through the client, with or without trouble on the way, and looks whether everybody agrees. */
export const perform = async (world: World, action: Action, trouble?: Trouble): Promise<void> => {
  const { api, client } = world
  const before = { state: client.signUp.$state.get(), json: await serverSignUp(world), requests: api.requests.length }
  const prediction = action.predict(world)
  const codes = expectedCodes(prediction, trouble)
  if (trouble) api.fail.next({ ...FAULTS[trouble], when: ({ path }) => path.startsWith('/client') })
  world.watch.look()
  const error = await action.send(world)
  api.fail.clear()

  lookAtStores(world, 1)
  lookAtError(world, error, codes)
  if (error === null) expect(client.signUp.$errors.get().raw).toBeNull()
  else if (!saysMore(error)) expect(client.signUp.$state.get(), 'a call that failed changes nothing').toBe(before.state)
  if (codes[0] === 'not_started') expect(api.requests.length, 'nothing is sent').toBe(before.requests)
  if (error === null || (isHandled(trouble) && action !== reload)) remember(world, action, prediction, error === null)

  const json = await serverSignUp(world)
  world.isCurrent = error === null || (world.isCurrent && JSON.stringify(json) === JSON.stringify(before.json))
  await agree(world)
}

/** Makes time pass, or changes something behind the page's back: the page does not know until it asks. */
export const meanwhile = async (world: World, happen: () => unknown): Promise<void> => {
  const before = await serverSignUp(world)
  world.watch.look()
  await happen()
  expect(world.watch.look().counts, 'notifications without a call').toEqual({})
  world.isCurrent &&= JSON.stringify(await serverSignUp(world)) === JSON.stringify(before)
  await agree(world)
}
