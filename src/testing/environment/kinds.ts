import { isPlainObject } from '../plain-object.ts'
import { DEFAULT_INSTANCE } from './defaults.ts'
import { told } from './told.ts'

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : isPlainObject(value) ? 'group of settings' : typeof value

const isText = (value: unknown): boolean => typeof value === 'string'

const first = (complaints: readonly (string | undefined)[]): string | undefined =>
  complaints.find((complaint) => complaint !== undefined)

/** Describes a value whose type is not that of its default. Real servers use `null` for a value that is not set. */
const misfit = (path: string, given: unknown, standard: unknown): string | undefined => {
  if (given === null || given === undefined || standard === null || standard === undefined) return undefined
  if (kindOf(given) !== kindOf(standard)) {
    const example = isPlainObject(standard) ? '' : `, such as ${told(standard)}`
    return `\`${path}\` is ${told(given)}. Give a ${kindOf(standard)}${example}.`
  }
  if (Array.isArray(given) && !given.every(isText)) return `\`${path}\` is ${told(given)}. Give a list of texts.`
  return isPlainObject(standard) ? misfitIn(path, given, standard) : undefined
}

/** Like `misfit()`, for the members of a group. */
const misfitIn = (path: string, given: unknown, standards: Readonly<Record<string, unknown>>): string | undefined => {
  if (!isPlainObject(given)) return undefined
  return first(Object.keys(standards).map((name) => misfit(`${path}.${name}`, given[name], standards[name])))
}

const SWITCHES = { enabled: true, required: true, strategy: 'oauth_google' }

/** Every attribute and provider has these members, even one without a default. */
const switchesFit = (path: string, group: unknown): string | undefined =>
  isPlainObject(group)
    ? first(Object.keys(group).map((name) => misfit(`${path}.${name}`, group[name], SWITCHES)))
    : undefined

const CONNECTION = { id: 'entconn_corp', name: 'Corp', domains: ['corp.test'], provider: 'saml_custom' }

const connectionFits = (path: string, given: unknown): string | undefined => {
  if (!isPlainObject(given)) return `\`${path}\` is ${told(given)}. Give a group, such as ${told(CONNECTION)}.`
  const missing = (['name', 'domains'] as const).find((name) => given[name] === undefined || given[name] === null)
  if (missing) return `\`${path}.${missing}\` is missing. Give one, such as ${told(CONNECTION[missing])}.`
  return misfit(path, given, CONNECTION)
}

const connectionsFit = (given: unknown): string | undefined =>
  Array.isArray(given)
    ? first(given.map((connection, at) => connectionFits(`enterpriseConnections[${at}]`, connection)))
    : misfit('enterpriseConnections', given, [])

/** Describes the first change whose type differs from what it would replace. To be called before changes are merged. */
export const misfitOf = (changes: Readonly<Record<string, unknown>>): string | undefined => {
  const { settings, displayConfig, authConfig, limits, answers, sessionTasks, enterpriseConnections } = changes
  const { attributes, social } = isPlainObject(settings) ? settings : {}
  return first([
    misfit('settings', settings, DEFAULT_INSTANCE.settings),
    switchesFit('settings.attributes', attributes),
    switchesFit('settings.social', social),
    misfit('displayConfig', displayConfig, DEFAULT_INSTANCE.displayConfig),
    misfit('authConfig', authConfig, DEFAULT_INSTANCE.authConfig),
    // Checks in known-values.ts give more detail on their members.
    misfit('limits', limits, {}),
    misfit('answers', answers, {}),
    misfit('sessionTasks', sessionTasks, []),
    connectionsFit(enterpriseConnections),
  ])
}
