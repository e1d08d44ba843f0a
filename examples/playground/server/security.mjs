/** The page runs its own script and style and talks to its own server. Nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Whether a request comes from this computer's own page: a foreign name that resolves to loopback is refused, and so is
 * another site's page that posts here.
 */
export function isTrusted({ headers }) {
  const { host = '', origin } = headers
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`)
}
