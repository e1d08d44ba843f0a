import { checkInstance, checkKinds } from './check.ts'
import { merge } from './merge.ts'
import type { DeepPartial, InstanceSettings, SocialSettings, UserSettings } from './settings.ts'

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

/** A provider that was only switched on gets the members that it does not name. */
const withWholeProviders = (settings: UserSettings): UserSettings => ({
  ...settings,
  social: Object.fromEntries(Object.entries(settings.social).map(([name, given]) => [name, provider(name, given)])),
})

/** The instance with the changes laid over it. Throws, and changes nothing, when the result contradicts itself. */
export const configured = (instance: InstanceSettings, changes: DeepPartial<InstanceSettings>): InstanceSettings => {
  checkKinds(changes)
  const next: InstanceSettings = {
    settings: withWholeProviders(merge(instance.settings, changes.settings)),
    displayConfig: merge(instance.displayConfig, changes.displayConfig),
    authConfig: merge(instance.authConfig, changes.authConfig),
    limits: merge(instance.limits, changes.limits),
    answers: merge(instance.answers, changes.answers),
    enterpriseConnections: structuredClone(changes.enterpriseConnections ?? instance.enterpriseConnections),
    sessionTasks: [...(changes.sessionTasks ?? instance.sessionTasks)],
  }
  checkInstance(next)
  return next
}
