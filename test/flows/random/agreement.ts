import { expect } from 'vitest'
import type { SignUpAttempt } from '../../../src/index.ts'
import { nextSignUpStep } from '../../../src/sign-up/next-step.ts'
import { requirementsOf } from '../../../src/testing/sign-ups/requirements.ts'
import { decodeSignUp } from '../../support/decode.ts'
import type { SignUpJSON } from '../../support/wire.ts'
import { type Attempt, attemptOf, requirements } from './model.ts'
import { serverSignUp, type World } from './world.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** The members that `signUp.future` spells or types in another way. */
const OWN = ['status', 'verifications', 'web3wallet', 'externalAccount'] as const satisfies (keyof SignUpAttempt)[]

const isShared = (name: string): name is Exclude<keyof SignUpAttempt, (typeof OWN)[number]> =>
  !OWN.some((own) => own === name)

/** Both faces, the stores and the whole attempt say the same. */
const facesAgree = ({ client }: World): void => {
  const { signUp } = client
  const state = signUp.$state.get()
  for (const name of Object.keys(state).filter(isShared)) {
    const said = [signUp[name], signUp.future[name], signUp[`$${name}`].get()]
    expect(said, `signUp, future and store of ${name}`).toEqual([state[name], state[name], state[name]])
  }
  expect([signUp.status, signUp.$status.get()]).toEqual([state.status, state.status])
  expect(signUp.future.status).toBe(state.status ?? 'missing_requirements')
  for (const field of ['emailAddress', 'phoneNumber', 'externalAccount'] as const) {
    expect(plain(signUp.verifications[field])).toEqual(plain(state.verifications[field]))
    expect(signUp.future.verifications[field]).toBe(signUp.verifications[field])
  }
  expect(signUp.$nextStep.get()).toEqual(nextSignUpStep(state, { environment: client.$environment.get(), now: 0 }))
  expect(signUp.$fetchStatus.get()).toBe('idle')
}

/** What to show next leads somewhere that the attempt needs. */
const nextStepLeads = ({ client: { signUp } }: World): void => {
  const step = signUp.$nextStep.get()
  const { id, status, missingFields, unverifiedFields, createdSessionId, verifications } = signUp
  const external = verifications.externalAccount
  const expected = () => {
    if (id === undefined) return 'start'
    if (status === 'abandoned') return 'restart'
    if (status === 'complete') return 'finalize'
    if (external.status === 'transferable') return 'transfer_to_sign_in'
    if (external.error?.code === 'identifier_already_signed_in') return 'existing_session'
    if (external.status === 'unverified') return 'continue_external'
    return missingFields.length > 0 || unverifiedFields.length === 0 ? 'collect' : 'verify'
  }
  expect(step.type).toBe(expected())
  if (step.type === 'collect') expect(step.missing).toEqual(missingFields)
  if (step.type === 'finalize') expect(step.sessionId).toBe(createdSessionId)
  if (step.type !== 'verify') return
  expect(unverifiedFields).toContain(step.field)
  const verification = step.field === 'email_address' ? verifications.emailAddress : verifications.phoneNumber
  expect(step.sent).toBe(verification.status === 'unverified' && verification.expireAt !== null)
}

const statusOf = ({ phase, abandonAt }: Attempt, now: number): string =>
  phase === 'complete' ? 'complete' : abandonAt <= now ? 'abandoned' : 'missing_requirements'

/** The server's sign-up is what the model kept in mind, and needs what the pure engine says. */
const serverAgrees = ({ api, model: { attempt } }: World, json: SignUpJSON): void => {
  if (!attempt) throw new Error(`The model knows no sign-up, and the server has ${json.id}.`)
  const server = attemptOf(json, attempt.sent)
  expect({ given: server.given, verified: server.verified }, 'the server and the model').toEqual({
    given: attempt.given,
    verified: attempt.verified,
  })
  expect(json.status).toBe(statusOf(attempt, api.clock.now()))
  const needs = requirements(api, attempt)
  const isComplete = json.status === 'complete'
  expect(json).toMatchObject({
    required_fields: needs.required_fields,
    optional_fields: needs.optional_fields,
    missing_fields: isComplete ? [] : needs.missing_fields,
    unverified_fields: isComplete ? [] : needs.unverified_fields,
  })
  // The engine again, from what the response itself says.
  const progress = { provided: new Set(server.given.keys()), verified: server.verified }
  expect(requirementsOf(api.settings, progress)).toEqual(needs)
}

/** Users and sessions are those that completed sign-ups made, and no user is there twice. */
const usersAgree = ({ api }: World, json: SignUpJSON | null): void => {
  for (const key of ['emailAddress', 'phoneNumber', 'username'] as const) {
    const values = api.users.flatMap((user) => user[key]?.toLowerCase() ?? [])
    expect(new Set(values).size, `users with their own ${key}`).toBe(values.length)
  }
  const user = api.users.find(({ id }) => id === json?.created_user_id)
  expect(user !== undefined).toBe(json?.status === 'complete')
  if (json && user) {
    expect([user.emailAddress, user.phoneNumber, user.username]).toEqual([
      json.email_address,
      json.phone_number,
      json.username,
    ])
    expect(api.sessions.some(({ id, userId }) => id === json.created_session_id && userId === user.id)).toBe(true)
  }
}

/** What the client holds is, member by member, what the server says. */
const clientAgrees = ({ client: { signUp } }: World, json: SignUpJSON | null): void => {
  expect(plain(signUp.$state.get()), 'the client and the server').toEqual(plain(decodeSignUp(json)))
  if (!json) return
  expect([signUp.id, signUp.status, signUp.requiredFields, signUp.optionalFields]).toEqual([
    json.id,
    json.status,
    json.required_fields,
    json.optional_fields,
  ])
  expect([signUp.missingFields, signUp.unverifiedFields]).toEqual([json.missing_fields, json.unverified_fields])
}

/** Everything that has to agree now. Returns what the server says of this page's sign-up. */
export const agree = async (world: World): Promise<SignUpJSON | null> => {
  const json = await serverSignUp(world)
  facesAgree(world)
  nextStepLeads(world)
  usersAgree(world, json)
  if (json) serverAgrees(world, json)
  else expect(world.model.attempt).toBeNull()
  if (world.isCurrent) clientAgrees(world, json)
  return json
}
