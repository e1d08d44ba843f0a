import type { MockFrontendApiOptions } from '../contract.ts'
import { MockSettingsError } from './check.ts'

const isObject = (value: unknown): value is Readonly<Record<string, object>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The options that a JSON document stands for: the settings by themselves, or all that a real instance answers to
 * `GET /v1/environment`. What is in it is checked when the mock is made.
 */
export const optionsFromJson = (json: unknown): MockFrontendApiOptions => {
  if (!isObject(json)) throw new MockSettingsError('The settings are no JSON object.')
  if (!('user_settings' in json)) return { settings: json }
  return { settings: json.user_settings, displayConfig: json.display_config, authConfig: json.auth_config }
}
