import type { MockFrontendApiOptions } from '../contract.ts'
import { MockSettingsError } from './check.ts'
import { DEFAULT_INSTANCE } from './defaults.ts'

const NOT_SETTINGS =
  'There are no settings in it. It takes the settings of an instance, for example `{ "attributes": … }`, or its whole answer to GET /v1/environment.'

const isSetting = (name: string): boolean => Object.hasOwn(DEFAULT_INSTANCE.settings, name)

const isObject = (value: unknown): value is Readonly<Record<string, object>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The options that a JSON document stands for: the settings by themselves, or all that a real instance answers to
 * `GET /v1/environment`. What is in it is checked when the mock is made.
 */
export const optionsFromJson = (json: unknown): MockFrontendApiOptions => {
  if (!isObject(json)) throw new MockSettingsError('The settings are no JSON object.')
  if (!('user_settings' in json)) {
    if (!Object.keys(json).some(isSetting)) throw new MockSettingsError(NOT_SETTINGS)
    return { settings: json }
  }
  return { settings: json.user_settings, displayConfig: json.display_config, authConfig: json.auth_config }
}
