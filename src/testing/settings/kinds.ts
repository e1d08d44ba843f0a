import { DEFAULT_INSTANCE } from './defaults.ts'
import type { Check } from './known-values.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : isObject(value) ? 'group of settings' : typeof value

/** What has another kind than its default. Real servers leave a value that is not set `null`. */
const misfit = (path: string, given: unknown, standard: unknown): string | undefined => {
  if (given === null || given === undefined || standard === null || standard === undefined) return undefined
  if (kindOf(given) !== kindOf(standard))
    return `\`${path}\` is ${JSON.stringify(given)}. Give a ${kindOf(standard)}, such as ${JSON.stringify(standard)}.`
  if (!isObject(given) || !isObject(standard)) return undefined
  return Object.keys(standard)
    .map((name) => misfit(`${path}.${name}`, given[name], standard[name]))
    .find((complaint) => complaint !== undefined)
}

const GROUPS = ['settings', 'displayConfig', 'authConfig', 'enterpriseConnections', 'sessionTasks'] as const

/** Every value is of the kind that its default is of. */
export const kindsFit: Check = (instance) =>
  GROUPS.map((name) => misfit(name, instance[name], DEFAULT_INSTANCE[name])).find(
    (complaint) => complaint !== undefined,
  )

const SWITCHES = { enabled: true, required: true, strategy: 'oauth_google' }

/** The same for providers, which have no defaults to compare them with. */
export const providersFit: Check = ({ settings }) =>
  Object.entries(settings.social)
    .map(([name, given]) => misfit(`settings.social.${name}`, given, SWITCHES))
    .find((complaint) => complaint !== undefined)
