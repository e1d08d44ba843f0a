import type { MockFrontendApiOptions } from '../contract.ts'
import { isPlainObject } from '../plain-object.ts'
import { MockSettingsError } from './check.ts'
import { DEFAULT_INSTANCE } from './defaults.ts'

const NOT_SETTINGS =
  'There are no settings in it. It takes the settings of an instance, for example `{ "attributes": … }`, or its whole answer to GET /v1/environment.'

const isSetting = (name: string): boolean => Object.hasOwn(DEFAULT_INSTANCE.settings, name)

/**
 * The options that a JSON document stands for: the settings by themselves, or all that a real instance answers to
 * `GET /v1/environment`. What is in it is checked where it is passed.
 */
export const optionsFromJson = (json: unknown): MockFrontendApiOptions => {
  if (!isPlainObject(json)) throw new MockSettingsError('The settings are no JSON object.')
  const { user_settings, display_config, auth_config } = json
  const isEnvironment = 'user_settings' in json
  if (!isEnvironment && !Object.keys(json).some(isSetting)) throw new MockSettingsError(NOT_SETTINGS)
  const given = isEnvironment
    ? { settings: user_settings, displayConfig: display_config, authConfig: auth_config }
    : { settings: json }
  return given as MockFrontendApiOptions // Whether it is what it should be, `configure()` finds out.
}
