import * as fc from 'fast-check'
import { expect } from 'vitest'
import { type HeadlessSignUpError, isHeadlessSignUpError } from '../../../src/index.ts'
import { MockSettingsError } from '../../../src/testing/index.ts'
import { type Action, attempt, type Code, create, type Face, prepare, reload, update } from './actions.ts'
import { agree } from './agreement.ts'
import { attemptOf, type Body, type Model, sentFor, VERIFIED } from './model.ts'
import { lookAtError, lookAtStores, meanwhile, perform, remember, TROUBLES, type Trouble } from './perform.ts'
import { randomChange, TAKEN } from './settings.ts'
import { watch } from './watch.ts'
import { openPage, serverSignUp, type World } from './world.ts'

export type Command = fc.AsyncCommand<Model, World>

const command = (label: string, run: (world: World) => Promise<unknown>): Command => ({
  check: () => true,
  run: async (_, world) => {
    await run(world)
  },
  toString: () => label,
})

const faces = fc.constantFrom<Face>('signUp', 'future')

const bodies: fc.Arbitrary<Body> = fc.record(
  {
    emailAddress: fc.constantFrom(
      'ada@example.test',
      'grace@example.test',
      'ADA@example.test',
      TAKEN.emailAddress,
      'not an address',
      '',
    ),
    phoneNumber: fc.constantFrom('+12025550143', '+12025550144', TAKEN.phoneNumber, '555'),
    username: fc.constantFrom('ada_lovelace', 'grace_hopper', TAKEN.username, 'ada'),
    firstName: fc.constantFrom('Ada', 'Grace', ''),
    lastName: fc.constantFrom('Lovelace', 'Hopper', ''),
    password: fc.constantFrom('correct horse 42', 'short'),
    legalAccepted: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** A form that says only what is asked for, so that sequences get far. */
const VALUES = {
  email_address: { emailAddress: 'ada@example.test' },
  phone_number: { phoneNumber: '+12025550143' },
  email_address_or_phone_number: { phoneNumber: '+12025550143' },
  username: { username: 'ada_lovelace' },
  first_name: { firstName: 'Ada' },
  last_name: { lastName: 'Lovelace' },
  password: { password: 'correct horse 42' },
  legal_accepted: { legalAccepted: true },
} as const

const fieldsAskedFor = ({ client: { signUp }, api }: World): Body => {
  const asked = signUp.id === undefined ? Object.keys(VALUES) : signUp.missingFields
  const { attributes } = api.settings
  const isAskable = (name: string) => {
    if (name === 'legal_accepted') return true
    if (name === 'email_address_or_phone_number') return attributes.phone_number.enabled
    return Object.hasOwn(VALUES, name) && attributes[name as 'password'].enabled
  }
  return Object.assign({}, ...asked.filter(isAskable).map((name) => VALUES[name as keyof typeof VALUES]))
}

/** What the screen asks for, done by the book. */
const obey = (face: Face): Command =>
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

const HOUR = 3_600_000

const finish = async (world: World, face: Face): Promise<void> => {
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

const reset = (face: Face): Command =>
  command(`${face}.reset()`, async (world) => {
    const { signUp } = world.client
    const sent = world.api.requests.length
    await (face === 'future' ? signUp.future.reset() : signUp.reset())
    expect(world.api.requests.length).toBe(sent)
    giveUp(world)
    await agree(world)
  })

const giveUp = (world: World): void => {
  const { model } = world
  if (model.attempt?.phase === 'open' && !model.attempt.isReplaced) model.shelved = model.attempt
  Object.assign(model, { attempt: null, adopts: false })
  world.isCurrent = true
}

/** A call that is given up while it is under way. */
const createAndReset = (body: Body): Command =>
  command(`signUp.create(${JSON.stringify(body)}) and signUp.reset() at once`, async (world) => {
    const { api, client } = world
    const action = create('signUp', body)
    const prediction = action.predict(world)
    const sent = api.requests.length
    const creating = action.send(world)
    const resetting = client.signUp.reset()
    const [error] = await Promise.all([creating, resetting])
    expect(error).toMatchObject({ kind: 'flow', code: 'discarded' })
    expect(client.signUp.id).toBeUndefined()
    if (api.requests.length > sent) remember(world, action, prediction, false)
    giveUp(world)
    await agree(world)
  })

/** After something that the model does not play through, the server says how far it is. */
const learn = async (world: World): Promise<void> => {
  const json = await serverSignUp(world)
  const { model, api } = world
  const wasComplete = model.attempt?.phase === 'complete'
  model.attempt = json && attemptOf(json, sentFor(api, json.id))
  if (json) Object.assign(model, { shelved: null, adopts: true })
  if (json?.status === 'complete' && !wasComplete) model.signedInUntil = api.clock.now() + 7 * 24 * HOUR
}

/** Two calls, the second before the first has ended. */
const overlapping = (first: Action, second: Action): Command =>
  command(`${first.label} and ${second.label} at once`, async (world) => {
    world.watch.look()
    const errors = await Promise.all([first.send(world), second.send(world)])
    lookAtStores(world, 2)
    for (const error of errors) if (error) expect(isHeadlessSignUpError(error)).toBe(true)
    // What two calls come to depends on both: the server says.
    await learn(world)
    world.isCurrent = errors.every((error) => error === null)
    await agree(world)
    await perform(world, reload)
  })

/** The page is closed and opened again, in the same browser. */
const newPage = command('a new page', async (world) => {
  const { model, browser } = world
  world.watch.end()
  world.client.destroy()
  world.client = openPage(browser)
  await world.client.load()
  world.watch = watch(world.client)
  const known = model.shelved ?? model.attempt
  model.attempt = known?.phase === 'open' && !known.isReplaced ? known : null
  Object.assign(model, { shelved: null, adopts: true })
  world.isCurrent = true
  expect(world.client.$status.get()).toBe('ready')
  await agree(world)
})

const advance = (ms: number): Command =>
  command(`clock.advance(${ms})`, (world) => meanwhile(world, () => world.api.clock.advance(ms)))

const NEWCOMERS = [
  { emailAddress: 'grace@example.test' },
  { username: 'grace_hopper' },
  { phoneNumber: '+12025550144' },
]

const addUser = (index: number): Command =>
  command(`users.add(${JSON.stringify(NEWCOMERS[index])})`, (world) =>
    meanwhile(world, () => {
      const user = NEWCOMERS[index] ?? {}
      const isThere = world.api.users.some((known) =>
        Object.entries(user).some(([key, value]) => known[key as 'username'] === value),
      )
      if (!isThere) world.api.users.add(user)
    }),
  )

const configure = (change: object): Command =>
  command(`configure(${JSON.stringify(change)})`, (world) =>
    meanwhile(world, () => {
      const before = world.api.environment
      try {
        world.api.configure(change)
      } catch (error) {
        expect(error).toBeInstanceOf(MockSettingsError)
        expect(world.api.environment).toEqual(before)
      }
    }),
  )

const DONE = 'https://app.example.test/done'

const PEOPLE = [
  { emailAddress: 'linus@example.test', firstName: 'Linus', lastName: 'Pauling' },
  { emailAddress: TAKEN.emailAddress },
  { emailAddress: 'rosalind@example.test', emailVerified: false },
]

/** Through a provider, and back as one of these, or as nobody. */
const throughProvider = (person: number | null): Command =>
  command(
    `sign up with Google, ${person === null ? 'refuse' : `come back as ${PEOPLE[person]?.emailAddress}`}`,
    async (world) => {
      const { api, client, model } = world
      const before = client.signUp.$state.get()
      world.watch.look()
      const { error } = await client.signUp.future.create({ strategy: 'oauth_google', redirectUrl: DONE })
      lookAtStores(world, 1)
      lookAtError(world, error, 'any')
      const isPossible = api.settings.social.oauth_google?.enabled === true && model.signedInUntil <= api.clock.now()
      expect(error === null).toBe(isPossible)
      if (error) {
        expect(client.signUp.$state.get()).toBe(before)
        return agree(world)
      }
      await learn(world)
      world.isCurrent = true
      await agree(world)
      const url = client.signUp.verifications.externalAccount.externalVerificationRedirectURL
      expect(client.signUp.$nextStep.get()).toMatchObject({ type: 'continue_external', url })
      await (person === null ? api.providers.deny(url) : api.providers.approve(url, PEOPLE[person]))
      await learn(world)
      world.isCurrent = false
      await perform(world, reload)
    },
  )

/** With an invitation: a good one, or one that nobody issued. */
const withTicket = (isGood: boolean, face: Face): Command =>
  command(`${face}.ticket(${isGood ? 'an invitation' : 'made up'})`, async (world) => {
    const { api, client } = world
    const before = client.signUp.$state.get()
    const ticket = isGood ? api.tickets.issue({ emailAddress: 'invited@example.test' }) : 'tk_1'
    world.watch.look()
    const error =
      face === 'future'
        ? (await client.signUp.future.ticket({ ticket })).error
        : await client.signUp.ticket({ ticket }).then(
            () => null,
            (cause: HeadlessSignUpError) => cause,
          )
    lookAtStores(world, 1)
    lookAtError(world, error, 'any')
    if (error) expect(client.signUp.$state.get()).toBe(before)
    else {
      expect(isGood).toBe(true)
      await learn(world)
      world.isCurrent = true
    }
    await agree(world)
  })

const fields = fc.constantFrom(...VERIFIED)
const codes = fc.constantFrom<Code>('right', 'right', 'wrong', 'first', 'empty')

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(faces, bodies).map(([face, body]) => create(face, body)),
  fc.tuple(faces, bodies).map(([face, body]) => update(face, body)),
  fc.tuple(faces, fields).map(([face, field]) => prepare(face, field)),
  fc.tuple(faces, fields, codes).map(([face, field, code]) => attempt(face, field, code)),
  fc.constant(reload),
)

const done = (action: Action, trouble?: Trouble): Command =>
  command(trouble ? `${action.label}, with ${trouble}` : action.label, (world) => perform(world, action, trouble))

/** Everything that may happen, the usual more often than the rare. */
export const randomCommands = [
  faces.map(obey),
  faces.map(obey),
  faces.map(obey),
  actions.map((action) => done(action)),
  actions.map((action) => done(action)),
  actions.map((action) => done(action)),
  fc.tuple(actions, fc.constantFrom(...TROUBLES)).map(([action, trouble]) => done(action, trouble)),
  fc.tuple(actions, actions).map(([first, second]) => overlapping(first, second)),
  faces.map(reset),
  bodies.map(createAndReset),
  faces.map((face) => command(`${face}.finalize()`, (world) => finish(world, face))),
  fc.constant(newPage),
  fc.constantFrom(1_000, 40_000, 600_000, 25 * HOUR).map(advance),
  fc.nat({ max: NEWCOMERS.length - 1 }).map(addUser),
  randomChange.map(configure),
  fc.constantFrom(0, 1, 2, null).map(throughProvider),
  fc.tuple(fc.boolean(), faces).map(([isGood, face]) => withTicket(isGood, face)),
] as const
