import { toSnakeCase } from '../../shapes/kinds.ts'
import { problem } from '../api-errors.ts'
import type { SignInRecord } from '../state/records.ts'
import type { Factor } from './first-factors.ts'
import { ID_MEMBERS } from './present-factor.ts'
import type { SignInRequest } from './reading.ts'

const namesOf = (factors: readonly Factor[]): string =>
  [...new Set(factors.map(({ strategy }) => strategy))].join(', ') || 'none'

/** Throws a `Problem` that names the factors that the user has. */
const noFactor = (strategy: string, factors: readonly Factor[], second: boolean): never => {
  if (second) {
    if (factors.length === 0) throw problem('no_second_factors')
    const longMessage = `${strategy} is not a second factor of this user. Second factors: ${namesOf(factors)}.`
    throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
  }
  const longMessage = `This user cannot sign in by ${strategy}. First factors: ${namesOf(factors)}.`
  throw problem('strategy_for_user_invalid', { param: 'strategy', longMessage })
}

const parameterOf = ({ of }: Factor): string | undefined => of && toSnakeCase(ID_MEMBERS[of.type])

/**
 * The factor that a request means: the one that it names by an id, else the one that was entered, the default or the
 * primary one. Throws a `Problem` if the user has none of that strategy, or none with that id.
 */
export const chosenFactor = (
  factors: readonly Factor[],
  request: SignInRequest & { readonly strategy: string },
  { identifier, second = false }: Pick<SignInRecord, 'identifier'> & { readonly second?: boolean },
): Factor => {
  const candidates = factors.filter(({ strategy }) => strategy === request.strategy)
  const [first] = candidates
  if (!first) return noFactor(request.strategy, factors, second)
  const param = parameterOf(first)
  const id = param && request.ids?.[param]
  if (id === undefined) {
    const entered = candidates.find(({ of }) => of && of.id === identifier?.identificationId)
    return candidates.find(({ isDefault }) => isDefault) ?? entered ?? first
  }
  const named = candidates.find(({ of }) => of?.id === id)
  if (named) return named
  const known = candidates.flatMap(({ of }) => (of ? [of.id] : [])).join(', ')
  const longMessage = `${param} is ${id}, and ${request.strategy} is possible with ${known}.`
  throw problem('form_resource_not_found', { param, longMessage })
}
