import { deepCopy } from '../plain-data.ts'
import { checkInstance, checkKinds } from './check.ts'
import { merge } from './merge.ts'
import type { AttributeSettings, DeepPartial, InstanceSettings, SocialSettings, UserSettings } from './settings.ts'

const provider = (strategy: string, given: Partial<SocialSettings>): SocialSettings => ({
  enabled: false,
  required: false,
  authenticatable: true,
  block_email_subaddresses: false,
  strategy,
  not_selectable: false,
  deprecated: false,
  name: strategy.replace('oauth_', ''),
  logo_url: null,
  ...given,
})

const ATTRIBUTE: AttributeSettings = {
  enabled: false,
  required: false,
  verifications: [],
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verify_at_sign_up: false,
}

/** Adds default members to providers and to attributes that lack them, for example a provider that is only enabled. */
const withWholeMembers = (settings: UserSettings): UserSettings => ({
  ...settings,
  attributes: {
    ...settings.attributes,
    ...Object.fromEntries(
      Object.entries(settings.attributes).map(([name, given]) => [name, { ...ATTRIBUTE, ...given }]),
    ),
  },
  social: Object.fromEntries(Object.entries(settings.social).map(([name, given]) => [name, provider(name, given)])),
})

/** Returns a copy of the instance with the changes merged in. Throws a `MockSettingsError` for an invalid result. */
export const withConfiguration = (
  instance: InstanceSettings,
  changes: DeepPartial<InstanceSettings>,
): InstanceSettings => {
  checkKinds(changes)
  const next: InstanceSettings = {
    settings: withWholeMembers(merge(instance.settings, changes.settings)),
    displayConfig: merge(instance.displayConfig, changes.displayConfig),
    authConfig: merge(instance.authConfig, changes.authConfig),
    limits: merge(instance.limits, changes.limits),
    responses: merge(instance.responses, changes.responses),
    signIns: merge(instance.signIns, changes.signIns),
    breachedPasswords: [...(changes.breachedPasswords ?? instance.breachedPasswords)],
    accessLists: merge(instance.accessLists, changes.accessLists),
    enterpriseConnections: deepCopy(changes.enterpriseConnections ?? instance.enterpriseConnections),
    sessionTasks: [...(changes.sessionTasks ?? instance.sessionTasks)],
  }
  checkInstance(next)
  return next
}
