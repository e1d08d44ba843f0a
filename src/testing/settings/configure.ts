import { deepCopy } from '../deep-copy.ts'
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
  first_factors: [],
  verify_at_sign_up: false,
}

/** A provider that was only switched on gets the members that it does not name, and so does an attribute that is not known. */
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

/** The instance with the changes laid over it. Throws, and changes nothing, when the result contradicts itself. */
export const configured = (instance: InstanceSettings, changes: DeepPartial<InstanceSettings>): InstanceSettings => {
  checkKinds(changes)
  const next: InstanceSettings = {
    settings: withWholeMembers(merge(instance.settings, changes.settings)),
    displayConfig: merge(instance.displayConfig, changes.displayConfig),
    authConfig: merge(instance.authConfig, changes.authConfig),
    limits: merge(instance.limits, changes.limits),
    answers: merge(instance.answers, changes.answers),
    enterpriseConnections: deepCopy(changes.enterpriseConnections ?? instance.enterpriseConnections),
    sessionTasks: [...(changes.sessionTasks ?? instance.sessionTasks)],
  }
  checkInstance(next)
  return next
}
