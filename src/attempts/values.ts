import { FlowError } from '../errors.ts'
import { isRedirectStrategy, strategyOf } from '../shapes/strategies.ts'

/** What `advance()` is called with: an object, or what a form has. */
export type Given<Values> = Values | FormData

const isForm = (given: object): given is FormData => typeof (given as Partial<FormData>).entries === 'function'

/** What a user leaves empty in a form is not given. Of several inputs of one name the last one counts. */
const readForm = (form: FormData): Record<string, unknown> =>
  Object.fromEntries([...form.entries()].filter(([, value]) => value !== ''))

const unknownName = (name: string, known: readonly string[]): FlowError =>
  new FlowError('invalid_parameter', { detail: `there is no value \`${name}\`; known are ${known.join(', ')}` })

/**
 * Returns the values that were given.
 *
 * @param known The names that may be used.
 * @throws FlowError `invalid_parameter` for any other name, for a file, and for what is no object.
 */
export const readValues = <Values extends object>(
  given: Given<Values> | undefined,
  known: readonly (keyof Values & string)[],
): Values => {
  if (given === undefined) return {} as Values
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new FlowError('invalid_parameter', { detail: 'the values must be an object or `FormData`' })
  const values = isForm(given) ? readForm(given) : (given as Record<string, unknown>)
  for (const [name, value] of Object.entries(values)) {
    if (!(known as readonly string[]).includes(name)) throw unknownName(name, known)
    if (isForm(given) && typeof value !== 'string')
      throw new FlowError('invalid_parameter', { detail: `\`${name}\` must be a text, and is a file` })
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}

/** The values of these names that were given. */
export const pickValues = <Values extends object, Name extends keyof Values & string>(
  values: Values,
  names: readonly Name[],
): Pick<Values, Name> =>
  Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name]]] : []))) as Pick<Values, Name>

/** @throws FlowError `invalid_parameter` */
export const lackingValue = (stepType: string, wanted: string): never => {
  throw new FlowError('invalid_parameter', { detail: `the next step is \`${stepType}\`: pass ${wanted}` })
}

/** The strategy that was chosen or, when there is only one way, that one. */
export const chosenStrategy = (given: string | undefined, ways: readonly string[]): string | undefined =>
  given ?? (ways.length === 1 ? ways[0] : undefined)

/** The strategy that sends a code without any choice of the user; `undefined` when there are other ways. */
export const onlyCodeOf = (ways: readonly string[]): string | undefined =>
  ways.length === 1 && strategyOf(ways[0])?.sends === 'code' ? ways[0] : undefined

/** Whether a strategy needs the user at a provider or at a wallet, whatever the next step is. */
export const kindOfStrategy = (strategy: string | undefined): 'provider' | 'wallet' | 'other' => {
  if (isRedirectStrategy(strategy)) return 'provider'
  return strategyOf(strategy)?.sends === 'message' ? 'wallet' : 'other'
}
