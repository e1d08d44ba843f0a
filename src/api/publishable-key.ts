import { FlowError } from '../errors.ts'

export interface PublishableKey {
  /** The host of the Frontend API, for example `clerk.example.com`. */
  readonly host: string
  readonly instanceType: 'production' | 'development'
}

// The key itself is never part of a message: a secret key pasted by mistake would end up in logs.
const invalid = (why: string): FlowError => new FlowError('invalid_publishable_key', { detail: `it ${why}` })

const decodeBase64 = (text: string): string => {
  try {
    return atob(text)
  } catch (_cause) {
    throw invalid('cannot be decoded')
  }
}

/**
 * Parses a publishable key: `pk_test_` or `pk_live_`, then base64 of the Frontend API's host and `$`.
 *
 * @throws FlowError `invalid_publishable_key`, without the key in its message.
 */
export const parsePublishableKey = (key: string): PublishableKey => {
  const trimmed = typeof key === 'string' ? key.trim() : ''
  if (trimmed.startsWith('sk_')) throw invalid('is a secret key, which must never reach a browser: revoke it')
  const [prefix, type, encoded, ...rest] = trimmed.split('_')
  if (prefix !== 'pk' || (type !== 'live' && type !== 'test')) throw invalid('must start with pk_test_ or pk_live_')
  if (!encoded || rest.length > 0) throw invalid('must have three parts, joined by underscores')
  const host = decodeBase64(encoded)
  if (!/^[^$/@\s]+\.[^$/@\s]+\$$/.test(host)) throw invalid('does not name the host of a Frontend API')
  return { host: host.slice(0, -1), instanceType: type === 'live' ? 'production' : 'development' }
}

/** The publishable key of a development instance with its Frontend API at this host. */
export const publishableKeyOf = (host: string): string => `pk_test_${btoa(`${host}$`).replace(/=+$/, '')}`
