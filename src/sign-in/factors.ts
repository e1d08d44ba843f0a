import { FlowError } from '../errors.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { isAtSecondFactor, type Which } from './requests.ts'

/** A factor, of any strategy. */
export interface Factor {
  readonly strategy: string
  readonly emailAddressId?: string
  readonly phoneNumberId?: string
  readonly web3WalletId?: string
  readonly enterpriseConnectionId?: string
  readonly safeIdentifier?: string
  readonly primary?: boolean
  readonly default?: boolean
}

/** What distinguishes factors of one strategy. */
export type FactorIds = Pick<Factor, 'emailAddressId' | 'phoneNumberId' | 'web3WalletId'>

const ID_NAMES = ['emailAddressId', 'phoneNumberId', 'web3WalletId'] as const

/** The ids of a factor that a request has to have. */
export const idsOf = (factor: FactorIds): FactorIds =>
  Object.fromEntries(ID_NAMES.flatMap((name) => (factor[name] === undefined ? [] : [[name, factor[name]]])))

/** The factors that a sign-in has. */
export const factorsOf = (signIn: SignInAttempt, which: Which): readonly Factor[] =>
  which === 'first' ? [...signIn.supportedFirstFactors, ...signIn.ssoBypassFirstFactors] : signIn.supportedSecondFactors

const naming = (factors: readonly Factor[]): string =>
  [...new Set(factors.map(({ strategy }) => strategy))].join(', ') || 'no other'

const notFound = (signIn: SignInAttempt, which: Which, wanted: string): FlowError =>
  new FlowError('factor_not_found', {
    detail: `the sign-in has no ${which} factor ${wanted}, but ${naming(factorsOf(signIn, which))}`,
  })

const isTheOne = (factor: Factor, ids: FactorIds): boolean =>
  ID_NAMES.every((name) => ids[name] === undefined || ids[name] === factor[name])

/** The default second factor; the first factor of the identifier that was typed; otherwise the primary one. */
const best = (factors: readonly Factor[], identifier: string | null): Factor | undefined =>
  factors.find((factor) => factor.default) ??
  factors.find(({ safeIdentifier }) => identifier !== null && safeIdentifier === identifier) ??
  factors.find(({ primary }) => primary) ??
  factors[0]

/**
 * The factor of a strategy, and of an id if one is given.
 *
 * @throws FlowError `factor_not_found`, which names the factors that exist.
 */
export const findFactor = (signIn: SignInAttempt, which: Which, strategy: string, ids: FactorIds = {}): Factor => {
  const ofStrategy = factorsOf(signIn, which).filter((factor) => factor.strategy === strategy)
  const found = best(
    ofStrategy.filter((factor) => isTheOne(factor, ids)),
    signIn.identifier,
  )
  if (found) return found
  throw notFound(signIn, which, ofStrategy.length > 0 ? `${strategy} with this id` : strategy)
}

/** Whether a sign-in has a factor of this strategy at its current step. */
export const hasFactor = (signIn: SignInAttempt, strategy: string): boolean =>
  factorsOf(signIn, isAtSecondFactor(signIn) ? 'second' : 'first').some((factor) => factor.strategy === strategy)
