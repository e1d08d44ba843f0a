import type { BackendHandler } from './read.ts'
import { member, onlyKnown } from './read.ts'

/**
 * `PATCH /v1/beta_features/instance_settings`: switches progressive sign-up, and restricted sign-up. The mock keeps no
 * allowlist, so `restricted_to_allowlist` means by invitation only.
 */
export const updateInstanceSettings: BackendHandler = (call) => {
  const { api } = call
  onlyKnown(call, ['progressive_sign_up', 'restricted_to_allowlist'])
  const progressive = member(call, 'progressive_sign_up', 'boolean')
  const restricted = member(call, 'restricted_to_allowlist', 'boolean')
  const isChanged = restricted !== undefined && restricted !== api.settings.restrictions.allowlist.enabled
  api.configure({
    settings: {
      sign_up: { progressive, ...(isChanged ? { mode: restricted ? 'restricted' : 'public' } : {}) },
      ...(isChanged ? { restrictions: { allowlist: { enabled: restricted } } } : {}),
    },
  })
  const { sign_up, restrictions } = api.settings
  return {
    object: 'instance_settings',
    id: 'ins_mock',
    restricted_to_allowlist: restrictions.allowlist.enabled,
    from_email_address: null,
    progressive_sign_up: sign_up.progressive,
    enhanced_email_deliverability: false,
  }
}
