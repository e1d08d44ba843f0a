import type { HeadlessSignUpError } from '../../../src/index.ts'
import {
  type Attempt,
  type Body,
  emptyAttempt,
  objections,
  requirements,
  taken,
  type VerifiedField,
  withForm,
} from './model.ts'
import type { World } from './world.ts'

export type Face = 'signUp' | 'future'

/** Something that the page does through the client. */
export interface Action {
  readonly label: string
  /** Resolves to the error, or to `null`. */
  send(world: World): Promise<HeadlessSignUpError | null>
  /** What the documentation says comes of it: the codes of its refusal, none for success. */
  predict(world: World): Prediction
  /** Whether it begins another sign-up. */
  readonly isCreation?: boolean
}

export interface Prediction {
  readonly codes: readonly string[]
  /** What the server knows afterwards, also when it refused. Absent: what it knew before. */
  readonly attempt?: Attempt | null
}

/** The same call on either face: one rejects, the other answers. */
const onFace = (
  face: Face,
  by: Readonly<Record<Face, (world: World) => Promise<unknown>>>,
): ((world: World) => Promise<HeadlessSignUpError | null>) =>
  face === 'signUp'
    ? (world) =>
        by.signUp(world).then(
          () => null,
          (error: HeadlessSignUpError) => error,
        )
    : async (world) => ((await by.future(world)) as { error: HeadlessSignUpError | null }).error

const refused = (...codes: string[]): Prediction => ({ codes })

const nowOf = ({ api }: World): number => api.clock.now()

/** What is left to say when everything that was sent is fine: the sign-up may be complete with it. */
const settled = ({ api }: World, attempt: Attempt): Prediction => {
  if (requirements(api, attempt).status !== 'complete') return { codes: [], attempt }
  const codes = taken(api, attempt.given)
  return codes.length ? refused(...codes) : { codes, attempt: { ...attempt, phase: 'complete' } }
}

/** The attempt that may still be changed, or why there is none. */
const openAttempt = (world: World): Attempt | Prediction => {
  const { attempt } = world.model
  if (!attempt) return refused('not_started')
  return attempt.phase === 'open' && attempt.abandonAt > nowOf(world) ? attempt : refused('client_state_invalid')
}

const isPrediction = (value: Attempt | Prediction): value is Prediction => 'codes' in value

const predictForm = (world: World, body: Body, attempt: Attempt): Prediction => {
  const codes = objections(world.api, body)
  if (codes.length) return refused(...codes)
  const exists = taken(world.api, withForm(emptyAttempt(0), body).given)
  return exists.length ? refused(...exists) : settled(world, withForm(attempt, body))
}

const text = (value: unknown): string => JSON.stringify(value)

export const create = (face: Face, body: Body): Action => ({
  isCreation: true,
  label: `${face}.create(${text(body)})`,
  send: onFace(face, {
    signUp: ({ client }) => client.signUp.create(body),
    future: ({ client }) => client.signUp.future.create(body),
  }),
  predict: (world) =>
    world.model.signedInUntil > nowOf(world)
      ? refused('session_exists')
      : predictForm(world, body, emptyAttempt(nowOf(world))),
})

export const update = (face: Face, body: Body): Action => ({
  label: `${face}.update(${text(body)})`,
  send: onFace(face, {
    signUp: ({ client }) => client.signUp.update(body),
    future: ({ client }) => client.signUp.future.update(body),
  }),
  predict: (world) => {
    const attempt = openAttempt(world)
    return isPrediction(attempt) ? attempt : predictForm(world, body, attempt)
  },
})

export const STRATEGIES = { email_address: 'email_code', phone_number: 'phone_code' } as const

const isEnabled = ({ api }: World, field: VerifiedField): boolean => {
  const { enabled, verifications } = api.settings.attributes[field]
  return enabled && verifications.includes(STRATEGIES[field])
}

export const prepare = (face: Face, field: VerifiedField): Action => ({
  label: `${face}.prepare(${STRATEGIES[field]})`,
  send: onFace(face, {
    signUp: ({ client }) => client.signUp.prepareVerification({ strategy: STRATEGIES[field] }),
    future: ({ client: { signUp } }) =>
      field === 'email_address'
        ? signUp.future.verifications.sendEmailCode()
        : signUp.future.verifications.sendPhoneCode(),
  }),
  predict: (world) => {
    const attempt = openAttempt(world)
    if (isPrediction(attempt)) return attempt
    if (!isEnabled(world, field)) return refused('form_param_value_invalid')
    if (!attempt.given.has(field)) return refused('form_param_missing')
    if (attempt.verified.has(field)) return refused('verification_already_verified')
    const before = attempt.sent.get(field)
    if (before && nowOf(world) < before.sentAt + world.api.limits.resendIntervalMs) return refused('too_many_requests')
    // The code is found in the mail afterwards.
    const sent = new Map(attempt.sent).set(field, { code: '', sentAt: nowOf(world), attempts: 0 })
    return settled(world, { ...attempt, sent })
  },
})

export type Code = 'right' | 'wrong' | 'first' | 'empty'

/** The code that a person would type. */
const codeOf = ({ api, client }: World, field: VerifiedField, which: Code): string => {
  const to = field === 'email_address' ? client.signUp.emailAddress : client.signUp.phoneNumber
  const codes = api.outbox
    .filter((message) => message.to.toLowerCase() === to?.toLowerCase())
    .map(({ code }) => code ?? '')
  return { right: codes.at(-1) ?? '000000', wrong: '000000', first: codes[0] ?? '000000', empty: '' }[which]
}

const CODE_EXPIRES_IN_MS = 600_000

export const attempt = (face: Face, field: VerifiedField, which: Code): Action => {
  const params = (world: World) => ({ code: codeOf(world, field, which) })
  return {
    label: `${face}.attempt(${STRATEGIES[field]}, ${which} code)`,
    send: onFace(face, {
      signUp: (world) => world.client.signUp.attemptVerification({ strategy: STRATEGIES[field], ...params(world) }),
      future: (world) => {
        const { verifications } = world.client.signUp.future
        return field === 'email_address'
          ? verifications.verifyEmailCode(params(world))
          : verifications.verifyPhoneCode(params(world))
      },
    }),
    predict: (world) => {
      const known = openAttempt(world)
      if (isPrediction(known)) return known
      if (!isEnabled(world, field)) return refused('form_param_value_invalid')
      const { code } = params(world)
      if (code === '') return refused('form_param_nil')
      if (known.verified.has(field)) return refused('verification_already_verified')
      const sent = known.sent.get(field)
      if (!sent) return refused('verification_missing')
      if (sent.attempts < 0) return refused('verification_failed')
      if (sent.sentAt + CODE_EXPIRES_IN_MS <= nowOf(world)) return refused('verification_expired')
      if (code === sent.code) return settled(world, { ...known, verified: new Set([...known.verified, field]) })
      const isLast = sent.attempts + 1 >= world.api.limits.attempts
      const counted = new Map(known.sent).set(field, { ...sent, attempts: isLast ? -1 : sent.attempts + 1 })
      return { codes: [isLast ? 'verification_failed' : 'form_code_incorrect'], attempt: { ...known, sent: counted } }
    },
  }
}

export const reload: Action = {
  label: 'signUp.reload()',
  send: ({ client }) =>
    client.signUp.reload().then(
      () => null,
      (error: HeadlessSignUpError) => error,
    ),
  predict: ({ model: { attempt, shelved, adopts } }) => ({ codes: [], attempt: attempt ?? (adopts ? shelved : null) }),
}
