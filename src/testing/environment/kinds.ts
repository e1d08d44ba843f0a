import { isPlainObject, show } from '../plain-data.ts'
import { DEFAULT_INSTANCE } from './defaults.ts'

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : isPlainObject(value) ? 'group of settings' : typeof value

const isText = (value: unknown): boolean => typeof value === 'string'

const first = (problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined)

/** Describes a value whose type is not that of its default. Real servers use `null` for a value that is not set. */
const typeProblem = (path: string, given: unknown, standard: unknown): string | undefined => {
  if (given === null || given === undefined || standard === null || standard === undefined) return undefined
  if (kindOf(given) !== kindOf(standard)) {
    const example = isPlainObject(standard) ? '' : `, such as ${show(standard)}`
    return `\`${path}\` is ${show(given)}. Give a ${kindOf(standard)}${example}.`
  }
  if (Array.isArray(given) && !given.every(isText)) return `\`${path}\` is ${show(given)}. Give a list of texts.`
  return isPlainObject(standard) ? typeProblemInGroup(path, given, standard) : undefined
}

/** Like `typeProblem()`, for the members of a group. */
const typeProblemInGroup = (
  path: string,
  given: unknown,
  standards: Readonly<Record<string, unknown>>,
): string | undefined => {
  if (!isPlainObject(given)) return undefined
  return first(Object.keys(standards).map((name) => typeProblem(`${path}.${name}`, given[name], standards[name])))
}

const SWITCHES = { enabled: true, required: true, strategy: 'oauth_google' }

/** Every attribute and provider has these members, even one without a default. */
const switchesFit = (path: string, group: unknown): string | undefined =>
  isPlainObject(group)
    ? first(Object.keys(group).map((name) => typeProblem(`${path}.${name}`, group[name], SWITCHES)))
    : undefined

const CONNECTION = {
  id: 'entconn_corp',
  name: 'Corp',
  domains: ['corp.test'],
  provider: 'saml_custom',
  ssoBypassAllowlist: ['ada@corp.test'],
}

const connectionFits = (path: string, given: unknown): string | undefined => {
  if (!isPlainObject(given)) return `\`${path}\` is ${show(given)}. Give a group, such as ${show(CONNECTION)}.`
  const missing = (['name', 'domains'] as const).find((name) => given[name] === undefined || given[name] === null)
  if (missing) return `\`${path}.${missing}\` is missing. Give one, such as ${show(CONNECTION[missing])}.`
  return typeProblem(path, given, CONNECTION)
}

const connectionsFit = (given: unknown): string | undefined =>
  Array.isArray(given)
    ? first(given.map((connection, at) => connectionFits(`enterpriseConnections[${at}]`, connection)))
    : typeProblem('enterpriseConnections', given, [])

/** Describes the first change whose type differs from what it would replace. To be called before changes are merged. */
export const typeProblemIn = (changes: Readonly<Record<string, unknown>>): string | undefined => {
  const { settings, displayConfig, authConfig, limits, responses, sessionTasks, enterpriseConnections } = changes
  const { signIns, breachedPasswords, accessLists } = changes
  const { attributes, social } = isPlainObject(settings) ? settings : {}
  return first([
    typeProblem('settings', settings, DEFAULT_INSTANCE.settings),
    switchesFit('settings.attributes', attributes),
    switchesFit('settings.social', social),
    typeProblem('displayConfig', displayConfig, DEFAULT_INSTANCE.displayConfig),
    typeProblem('authConfig', authConfig, DEFAULT_INSTANCE.authConfig),
    // Checks in known-values.ts give more detail on their members.
    typeProblem('limits', limits, {}),
    typeProblem('responses', responses, {}),
    typeProblem('signIns', signIns, {}),
    typeProblem('breachedPasswords', breachedPasswords, []),
    typeProblem('accessLists', accessLists, DEFAULT_INSTANCE.accessLists),
    typeProblem('sessionTasks', sessionTasks, []),
    connectionsFit(enterpriseConnections),
  ])
}
