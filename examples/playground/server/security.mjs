/** The page runs its own script and style and talks to its own server. Nothing else. */
const PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

const TURNSTILE = 'https://challenges.cloudflare.com'

const policyOf = (directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

const PAGE_POLICY = policyOf({ ...PAGE, 'require-trusted-types-for': "'script'" })

/** An instance may ask for a captcha, whose script comes from there and knows no Trusted Types. */
const instancePolicy = (frontendApi) =>
  policyOf({
    ...PAGE,
    'script-src': `'self' ${TURNSTILE}`,
    'connect-src': `'self' ${frontendApi}`,
    'frame-src': TURNSTILE,
  })

/** A provider's page, as the mock makes it: a form without a script, with its style and an empty icon inside. */
const PROVIDER_POLICY = policyOf({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
})

/** `frontendApi` is the origin of the instance that the page asks; `undefined` with the mock. */
export const securityHeaders = (path, frontendApi) => ({
  'content-security-policy': frontendApi
    ? instancePolicy(frontendApi)
    : path.startsWith('/v1/oauth/')
      ? PROVIDER_POLICY
      : PAGE_POLICY,
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
