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

/** A provider's page, as the mock makes it: a form without a script, with its style and an empty icon inside. */
const PROVIDER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders = (path) => ({
  'content-security-policy': path.startsWith('/v1/oauth/') ? PROVIDER_POLICY : CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
})

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Whether a request comes from this computer's own page: a foreign name that resolves to loopback is rejected, and so is
 * another site's page that posts here.
 */
export function isTrusted({ headers }) {
  const { host = '', origin } = headers
  // The provider's page does not send its address. The browser still says whether its form comes from here.
  const isHidden = origin === 'null' && headers['sec-fetch-site'] === 'same-origin'
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}` || isHidden)
}
