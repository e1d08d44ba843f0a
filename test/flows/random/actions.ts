import type { HeadlessSignUpError } from '../../../src/index.ts'
import { type Attempt, type Body, emptyAttempt, objections, requirements, taken, withForm } from './model.ts'
import type { World } from './world.ts'

export type Face = 'signUp' | 'future'

/** Something that the page does through the client. */
export interface Action {
  readonly label: string
  /** Resolves to the error, or to `null`. */
  send(world: World): Promise<HeadlessSignUpError | null>
  /** What the documentation says comes of it: the codes of its error response, none for success. */
  predict(world: World): Prediction
  /** Whether it begins another sign-up. */
  readonly isCreation?: boolean
}

export interface Prediction {
  readonly codes: readonly string[]
  /** What the server knows afterwards, also when it rejected. Absent: what it knew before. */
  readonly attempt?: Attempt | null
}

/** The same call on either face: one rejects, the other returns the error. */
export const onFace = (
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

export const rejected = (...codes: string[]): Prediction => ({ codes })

export const nowOf = ({ api }: World): number => api.clock.now()

/** What is left to say when everything that was sent is fine: the sign-up may be complete with it. */
export const settled = ({ api }: World, attempt: Attempt): Prediction => {
  if (requirements(api, attempt).status !== 'complete') return { codes: [], attempt }
  const codes = taken(api, attempt.given)
  return codes.length ? rejected(...codes) : { codes, attempt: { ...attempt, phase: 'complete' } }
}

/** The attempt that may still be changed, or why there is none. */
export const openAttempt = (world: World): Attempt | Prediction => {
  const { attempt } = world.model
  if (!attempt) return rejected('not_started')
  return attempt.phase === 'open' && attempt.abandonAt > nowOf(world) ? attempt : rejected('client_state_invalid')
}

export const isPrediction = (value: Attempt | Prediction): value is Prediction => 'codes' in value

const predictForm = (world: World, body: Body, attempt: Attempt): Prediction => {
  const codes = objections(world.api, body)
  if (codes.length) return rejected(...codes)
  const exists = taken(world.api, withForm(emptyAttempt(0), body).given)
  return exists.length ? rejected(...exists) : settled(world, withForm(attempt, body))
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
      ? rejected('session_exists')
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

export const reload: Action = {
  label: 'signUp.reload()',
  send: ({ client }) =>
    client.signUp.reload().then(
      () => null,
      (error: HeadlessSignUpError) => error,
    ),
  predict: ({ model: { attempt, shelved, adopts } }) => ({ codes: [], attempt: attempt ?? (adopts ? shelved : null) }),
}
