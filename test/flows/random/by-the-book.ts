import { expect } from 'vitest'
import type { HeadlessSignUpError } from '../../../src/index.ts'
import { create, type Face, update } from './actions.ts'
import { agree } from './agreement.ts'
import { attempt, prepare } from './code-actions.ts'
import { type Command, command } from './command.ts'
import { type Body, emptyAttempt, taken, withForm } from './model.ts'
import { lookAtError, lookAtStores, perform } from './perform.ts'
import type { World } from './world.ts'

/** What to type for each field: the first that no user has. */
const VALUES: Readonly<Record<string, readonly Body[]>> = {
  email_address: ['ada', 'grace', 'edith'].map((name) => ({ emailAddress: `${name}@example.test` })),
  phone_number: ['+447700900143', '+447700900144', '+447700900145'].map((phoneNumber) => ({ phoneNumber })),
  username: ['ada_lovelace', 'grace_hopper', 'edith_clarke'].map((username) => ({ username })),
  first_name: [{ firstName: 'Ada' }],
  last_name: [{ lastName: 'Lovelace' }],
  password: [{ password: 'correct horse 42' }],
  legal_accepted: [{ legalAccepted: true }],
}

const isFree = ({ api }: World, body: Body): boolean => taken(api, withForm(emptyAttempt(0), body).given).length === 0

/** A form that says only what is asked for, so that sequences get far. */
const fieldsAskedFor = (world: World): Body => {
  const { signUp } = world.client
  const { attributes } = world.api.settings
  const asked: readonly string[] = signUp.id === undefined ? Object.keys(VALUES) : signUp.missingFields
  const forms = asked
    .map((name) => (name === 'email_address_or_phone_number' ? 'phone_number' : name))
    .filter((name) => name === 'legal_accepted' || attributes[name as 'password']?.enabled)
    .map((name) => VALUES[name]?.find((body) => isFree(world, body)) ?? {})
  return Object.assign({}, ...forms)
}

/** What the screen asks for, done by the book. */
export const obey = (face: Face): Command =>
  command(`do what $nextStep says, by ${face}`, async (world) => {
    const { signUp } = world.client
    const step = signUp.$nextStep.get()
    if (step.type === 'start' || step.type === 'restart') return perform(world, create(face, fieldsAskedFor(world)))
    if (step.type === 'collect') return perform(world, update(face, fieldsAskedFor(world)))
    if (step.type === 'finalize') return finish(world, face)
    if (step.type !== 'verify' || (step.field !== 'email_address' && step.field !== 'phone_number')) return
    if (!step.sent) await perform(world, prepare(face, step.field))
    await perform(world, attempt(face, step.field, 'right'))
  })

export const finish = async (world: World, face: Face): Promise<void> => {
  const { client, api, model } = world
  const { signUp } = client
  const { createdSessionId } = signUp
  const before = signUp.$state.get()
  world.watch.look()
  const error =
    face === 'future'
      ? (await signUp.future.finalize()).error
      : await signUp.finalize().then(
          () => null,
          (cause: HeadlessSignUpError) => cause,
        )
  lookAtStores(world, 1)
  const isSignedIn = model.signedInUntil > api.clock.now()
  const codes = createdSessionId === null ? ['no_created_session'] : isSignedIn ? [] : ['session_not_found']
  lookAtError(world, error, codes)
  if (error) expect(signUp.$state.get()).toBe(before)
  else {
    expect(client.$session.get()?.id).toBe(createdSessionId)
    expect(client.$user.get()?.id).toBe(api.sessions.find(({ id }) => id === createdSessionId)?.userId)
    Object.assign(model, { attempt: null, adopts: false })
    world.isCurrent = true
  }
  await agree(world)
}

/** One of the fields that are asked for: as a user fills in a form of many pages. */
export const fillInOne = (face: Face, index: number): Command =>
  command(`fill in field ${index} of those asked for, by ${face}`, async (world) => {
    const all = Object.entries(fieldsAskedFor(world))
    const [name, value] = all[index % all.length] ?? []
    const body = name === undefined ? {} : { [name]: value }
    const isNew = world.client.signUp.id === undefined
    await perform(world, isNew ? create(face, body) : update(face, body))
  })

const OTHER_VALUES: readonly Body[] = [{ emailAddress: 'grace@example.test' }, { phoneNumber: '+447700900144' }]

/** Another address, or another number, than the one that may be verified by now. */
export const changeOneThing = (face: Face, index: number): Command => {
  const body = OTHER_VALUES[index] ?? {}
  return command(`${face}.update(${JSON.stringify(body)})`, (world) => perform(world, update(face, body)))
}

/** A code is asked for unless it was, and a wrong one typed. */
export const mistype = (face: Face, times: number): Command =>
  command(`type ${times} wrong codes where $nextStep asks for one, by ${face}`, async (world) => {
    const step = world.client.signUp.$nextStep.get()
    if (step.type !== 'verify' || (step.field !== 'email_address' && step.field !== 'phone_number')) return
    if (!step.sent) await perform(world, prepare(face, step.field))
    for (let time = 0; time < times; time += 1) await perform(world, attempt(face, step.field, 'wrong'))
  })

/** Asks for a code twice, and types the first. */
export const typeOldCode = (face: Face): Command =>
  command(`ask for two codes where $nextStep says so and type the first, by ${face}`, async (world) => {
    const step = world.client.signUp.$nextStep.get()
    if (step.type !== 'verify' || (step.field !== 'email_address' && step.field !== 'phone_number')) return
    await perform(world, prepare(face, step.field))
    await perform(world, prepare(face, step.field))
    await perform(world, attempt(face, step.field, 'first'))
  })
