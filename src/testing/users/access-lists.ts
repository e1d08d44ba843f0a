import { problem } from '../api-errors.ts'
import type { InstanceSettings } from '../environment/settings.ts'
import type { MockUser } from '../user-types.ts'

/** Whether an entry of a list is this identifier, or `*@` and its domain. */
const matches = (entry: string, identifier: string): boolean =>
  entry.startsWith('*@')
    ? identifier.toLowerCase().endsWith(entry.slice(1).toLowerCase())
    : entry.toLowerCase() === identifier.toLowerCase()

const isOn = (list: readonly string[], identifiers: readonly string[]): boolean =>
  identifiers.some((identifier) => list.some((entry) => matches(entry, identifier)))

/** Whether the lists keep the owner of these identifiers out. An entry of the allowlist outweighs one of the blocklist. */
export const isKeptOut = ({ settings, accessLists }: InstanceSettings, identifiers: readonly string[]): boolean => {
  const { restrictions } = settings
  const { allowlist, blocklist } = accessLists
  // Without entries the switch of a real environment says nothing about whom its list has.
  const isByList = restrictions.allowlist.enabled && allowlist.length > 0
  if (isByList && isOn(allowlist, identifiers)) return false
  return isByList || (restrictions.blocklist.enabled && isOn(blocklist, identifiers))
}

/** Whether the lists keep a user out, although they have an account. */
export const isUserKeptOut = (instance: InstanceSettings, { identifications }: MockUser): boolean =>
  !instance.settings.restrictions.allowlist_blocklist_disabled_on_sign_in.enabled &&
  isKeptOut(
    instance,
    identifications.map(({ value }) => value),
  )

/** Throws a `Problem` for an identifier that may not sign up. */
export const requireAllowed = (
  instance: InstanceSettings,
  identifiers: readonly (string | null | undefined)[],
): void => {
  const given = identifiers.filter((identifier) => typeof identifier === 'string')
  const longMessage = `${given.join(', ')} may not access this application: see \`accessLists\`.`
  if (given.length > 0 && isKeptOut(instance, given)) throw problem('not_allowed_access', { longMessage })
}
