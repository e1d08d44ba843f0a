import type { Browser } from './browser.ts'

/** What a new attempt says of its browser. */
interface Context {
  readonly locale?: string | null | undefined
  readonly timezone?: string | null | undefined
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || String(value).trim() === ''

/** A new attempt has the browser's language and time zone by default. */
export const withContext = <Params extends Context>(browser: Browser, params: Params) => ({
  ...params,
  locale: isBlank(params.locale) ? browser.locale() : params.locale,
  timezone: isBlank(params.timezone) ? browser.timezone() : params.timezone,
})
