import { keyDetail } from '../error-texts.ts'
import { FlowError } from '../errors.ts'

export interface PublishableKey {
  /** The host of the Frontend API, for example `clerk.example.com`. */
  readonly host: string
  readonly instanceType: 'production' | 'development'
}

// The key itself is never part of a message: a secret key pasted by mistake would end up in logs.
const invalid = (wrong: Parameters<typeof keyDetail>[0]): FlowError =>
  new FlowError('invalid_publishable_key', { detail: keyDetail(wrong) })

const decodeBase64 = (text: string): string => {
  try {
    return atob(text)
  } catch (_cause) {
    throw invalid('encoding')
  }
}

/**
 * Parses a publishable key: `pk_test_` or `pk_live_`, then base64 of the Frontend API's host and `$`.
 *
 * @throws FlowError `invalid_publishable_key`, without the key in its message.
 */
export const parsePublishableKey = (key: string): PublishableKey => {
  const trimmed = typeof key === 'string' ? key.trim() : ''
  if (trimmed.startsWith('sk_')) throw invalid('secret')
  const [prefix, type, encoded, ...rest] = trimmed.split('_')
  if (prefix !== 'pk' || (type !== 'live' && type !== 'test')) throw invalid('prefix')
  if (!encoded || rest.length > 0) throw invalid('parts')
  const host = decodeBase64(encoded)
  if (!/^[^$/@\s]+\.[^$/@\s]+\$$/.test(host)) throw invalid('host')
  return { host: host.slice(0, -1), instanceType: type === 'live' ? 'production' : 'development' }
}

/** The publishable key of a development instance with its Frontend API at this host. */
export const publishableKeyOf = (host: string): string => `pk_test_${btoa(`${host}$`).replace(/=+$/, '')}`
