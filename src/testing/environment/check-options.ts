import { show } from '../plain-data.ts'
import type { MockFrontendApiOptions } from '../types.ts'
import { MockSettingsError } from './check.ts'

const isSeed = (value: unknown): boolean => value === undefined || typeof value === 'string' || Number.isFinite(value)

/** The latest time of a `Date`. */
const LATEST_MS = 8.64e15

const isStart = (value: unknown): boolean =>
  value === undefined || value === 'system' || (typeof value === 'number' && Math.abs(value) <= LATEST_MS)

/** Throws a {@link MockSettingsError} for an invalid value of an option that `configure()` does not take. */
export const checkOptions = ({ clients, now, seed, strict }: MockFrontendApiOptions): void => {
  const throwFor = (name: string, given: unknown, hint: string) => {
    throw new MockSettingsError(`\`${name}\` is ${show(given)}. ${hint}`)
  }
  if (![undefined, 'cookie', 'dev_browser'].includes(clients))
    throwFor('clients', clients, "Set 'cookie' or 'dev_browser'.")
  if (!isStart(now)) throwFor('now', now, "Give epoch milliseconds, such as Date.UTC(2026, 0, 15), or 'system'.")
  if (!isSeed(seed)) throwFor('seed', seed, 'Give a text or a number.')
  if (![undefined, true, false].includes(strict)) throwFor('strict', strict, 'Set true or false.')
}
