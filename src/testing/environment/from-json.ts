import { isPlainObject } from '../plain-data.ts'
import type { MockFrontendApiOptions } from '../types.ts'
import { MockSettingsError } from './check.ts'
import { DEFAULT_INSTANCE } from './defaults.ts'
import { CONFIGURATION } from './known-members.ts'
import { withoutUnknownMembers } from './members.ts'

const NOT_SETTINGS =
  'There are no settings in it. It takes the settings of an instance, for example `{ "attributes": … }`, or the whole response of GET /v1/environment.'

const isSetting = (name: string): boolean => Object.hasOwn(DEFAULT_INSTANCE.settings, name)

/** In a real server's environment, unknown members are not misspellings, so they are dropped. */
const known = (options: object) => withoutUnknownMembers(options, CONFIGURATION) as MockFrontendApiOptions // `configure()` checks it.

/**
 * Returns the options in a JSON document: either settings alone, or a real instance's whole response to
 * `GET /v1/environment`. `configure()` checks the values. Throws a `MockSettingsError` for any other document.
 */
export const optionsFromJson = (json: unknown): MockFrontendApiOptions => {
  if (!isPlainObject(json)) throw new MockSettingsError('The settings are not a JSON object.')
  const { user_settings, display_config, auth_config } = json
  const isEnvironment = 'user_settings' in json
  if (!isEnvironment && !Object.keys(json).some(isSetting)) throw new MockSettingsError(NOT_SETTINGS)
  if (isEnvironment) return known({ settings: user_settings, displayConfig: display_config, authConfig: auth_config })
  return { settings: json } as MockFrontendApiOptions // `configure()` checks it.
}
