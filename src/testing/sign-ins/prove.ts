import { type ApiErrorCode, apiError, Problem, problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import { isTrip } from '../state/keys.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { countFailure } from '../users/lock-out.ts'
import { checkCode, emptyVerification } from '../verifications/rules.ts'
import { requireAdmitted } from './complete.ts'

type Place = 'firstFactor' | 'secondFactor'

const PREPARE = { firstFactor: 'prepare_first_factor', secondFactor: 'prepare_second_factor' } as const

const TEXTS: Readonly<Partial<Record<ApiErrorCode, (place: Place) => string>>> = {
  verification_missing: (place) => `Nothing was sent yet. Call ${PREPARE[place]} with this strategy first.`,
  verification_expired: (place) => `This verification has expired. Call ${PREPARE[place]} again.`,
  verification_failed: (place) =>
    `Too many wrong attempts were made. Call ${PREPARE[place]} again, or use another factor.`,
}

/** The verification that an attempt with this strategy applies to. */
export const preparedFactor = (signIn: SignInRecord, place: Place, strategy: string): FactorRecord => {
  const known = signIn[place]
  if (known && !isTrip(known) && known.strategy === strategy) return known
  return { ...emptyVerification(strategy), identificationId: null }
}

interface Proof {
  readonly place: Place
  readonly strategy: string
  /** What is compared with what was sent. */
  readonly code: string
  /** The error for a wrong one. */
  readonly wrong: Problem
}

/**
 * Checks a code, or what stands for one. Returns the verified factor. Throws a `Problem` for a wrong one, which counts:
 * for the verification, and for the user.
 */
export const provenFactor = (
  { server }: Context,
  signIn: SignInRecord,
  { place, strategy, code, wrong }: Proof,
): FactorRecord => {
  const { state, clock } = server
  const user = find(state.users, signIn.userId)
  if (user) requireAdmitted(server, user)
  const prepared = preparedFactor(signIn, place, strategy)
  const given = { code: code.trim(), clientId: signIn.clientId, now: clock.now() }
  const { verification, failure } = checkCode(prepared, given, state.instance.limits)
  const factor = { ...prepared, ...verification }
  if (!failure) return factor
  if (failure === 'verification_missing') throw problem(failure, { longMessage: TEXTS[failure]?.(place) })
  put(state.signIns, { ...signIn, [place]: factor })
  if (verification.attempts !== prepared.attempts) countFailure(server, signIn.userId)
  throw failure === 'form_code_incorrect' ? wrong : problem(failure, { longMessage: TEXTS[failure]?.(place) })
}

export const wrongCode = (): Problem => new Problem([apiError('form_code_incorrect', { param: 'code' })])
