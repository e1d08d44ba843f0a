import { expect, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'

const FORM = 'application/x-www-form-urlencoded'
const SIGN_UPS = '/v1/client/sign_ups'

interface Case {
  readonly what: string
  /** `METHOD address body`; `<id>` is the sign-up of the browser that asks, `<other>` that of another one. */
  readonly request: readonly [method: string, path: string, body?: string, type?: string]
  readonly status: number
  readonly code: string
  readonly param?: string
  /** What the message has to teach: what arrived, what is accepted, or which setting enables it. */
  readonly teaches: readonly string[]
  /** What a server that is not strict returns: a status. Default: the same error response. */
  readonly relaxed?: number
}

const CASES: readonly Case[] = [
  // Parameters
  {
    what: 'an unknown parameter',
    request: ['POST', SIGN_UPS, 'nick_name=Ada'],
    status: 422,
    code: 'form_param_unknown',
    param: 'nick_name',
    teaches: ['nick_name is not a parameter of a sign-up', 'email_address, phone_number'],
    relaxed: 200,
  },
  {
    what: 'a parameter in camelCase',
    request: ['POST', SIGN_UPS, 'emailAddress=ada%40example.test'],
    status: 422,
    code: 'form_param_unknown',
    param: 'emailAddress',
    teaches: ['Parameters: email_address'],
    relaxed: 200,
  },
  {
    what: 'a parameter that is disabled',
    request: ['POST', SIGN_UPS, 'username=ada_l'],
    status: 422,
    code: 'form_param_unknown',
    param: 'username',
    teaches: ['`settings.attributes.username.enabled`', 'or do not send it'],
    relaxed: 200,
  },
  {
    what: 'a parameter of the sign-up sent with a code',
    request: ['POST', `${SIGN_UPS}/<id>/prepare_verification`, 'strategy=email_code&email_address=ada%40example.test'],
    status: 422,
    code: 'form_param_unknown',
    param: 'email_address',
    teaches: ['not a parameter of prepare_verification', 'Parameters: strategy, channel'],
    relaxed: 200,
  },
  {
    what: 'a parameter in the query',
    request: ['POST', `${SIGN_UPS}?email_address=ada%40example.test`, ''],
    status: 422,
    code: 'form_param_unknown',
    param: 'email_address',
    teaches: ['came in the query', 'Send it in the body'],
    relaxed: 200,
  },
  {
    what: 'one value that came twice',
    request: ['POST', SIGN_UPS, 'first_name=Ada&first_name=Grace'],
    status: 422,
    code: 'form_param_type_invalid',
    param: 'first_name',
    teaches: ['first_name came 2 times', 'Send it once'],
    relaxed: 200,
  },
  {
    what: 'a code that came twice',
    request: ['POST', `${SIGN_UPS}/<id>/attempt_verification`, 'strategy=email_code&code=111111&code=222222'],
    status: 422,
    code: 'form_param_type_invalid',
    param: 'code',
    teaches: ['code came 2 times', 'Send it once'],
    relaxed: 400,
  },
  {
    what: 'a consent that is no boolean',
    request: ['POST', SIGN_UPS, 'legal_accepted=maybe'],
    status: 422,
    code: 'form_param_type_invalid',
    param: 'legal_accepted',
    teaches: ['"maybe"', '`true` or `false`'],
  },
  {
    what: 'metadata that is no JSON',
    request: ['POST', SIGN_UPS, 'unsafe_metadata=notjson'],
    status: 422,
    code: 'form_param_invalid',
    param: 'unsafe_metadata',
    teaches: ['"notjson"', 'JSON.stringify'],
  },
  {
    what: 'metadata that is an object turned to text by itself',
    request: ['POST', SIGN_UPS, 'unsafe_metadata=%5Bobject+Object%5D'],
    status: 422,
    code: 'form_param_invalid',
    param: 'unsafe_metadata',
    teaches: ['"[object Object]"'],
  },
  {
    what: 'a transfer that is no boolean',
    request: ['POST', SIGN_UPS, 'transfer=1'],
    status: 422,
    code: 'form_param_type_invalid',
    param: 'transfer',
    teaches: ['transfer is "1"', '`true` or `false`'],
  },
  {
    what: 'an address to come back to that is not whole',
    request: ['POST', SIGN_UPS, 'strategy=oauth_google&redirect_url=%2Fdone'],
    status: 422,
    code: 'form_param_format_invalid',
    param: 'redirect_url',
    teaches: ['redirect_url is "/done"', 'whole address'],
  },
  {
    what: 'a way to a provider that does not say where to come back to',
    request: ['POST', SIGN_UPS, 'strategy=oauth_google'],
    status: 422,
    code: 'form_param_missing',
    param: 'redirect_url',
    teaches: ['oauth_google needs a redirect_url'],
  },
  {
    what: 'a provider that is off',
    request: ['POST', SIGN_UPS, 'strategy=oauth_github&redirect_url=https%3A%2F%2Fapp.test%2Fdone'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['oauth_google, google_one_tap', '`settings.social.oauth_github.enabled`'],
  },
  {
    what: 'a password as the strategy where there is none',
    request: ['POST', SIGN_UPS, 'strategy=password'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['`settings.attributes.password.enabled`'],
  },
  {
    what: 'a company where there is none',
    request: ['POST', SIGN_UPS, 'strategy=enterprise_sso&redirect_url=https%3A%2F%2Fapp.test%2Fdone'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['`settings.enterprise_sso.enabled`', '`enterpriseConnections`'],
  },
  {
    what: 'a strategy that does not begin a sign-up',
    request: ['POST', SIGN_UPS, 'strategy=reset_password_email_code'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['The strategy reset_password_email_code cannot start a sign-up here', 'Enabled: '],
  },
  {
    what: 'a ticket that was never issued',
    request: ['POST', SIGN_UPS, 'strategy=ticket&ticket=tk_1'],
    status: 400,
    code: 'ticket_invalid_code',
    param: 'ticket',
    teaches: ['invalid'],
  },
  {
    what: 'an invitation without its ticket',
    request: ['POST', SIGN_UPS, 'strategy=ticket'],
    status: 422,
    code: 'form_param_nil',
    param: 'ticket',
    teaches: ['ticket'],
  },

  // Verifications
  {
    what: 'a code before one was sent',
    request: ['POST', `${SIGN_UPS}/<id>/attempt_verification`, 'strategy=email_code&code=424242'],
    status: 400,
    code: 'verification_missing',
    teaches: ['No code was sent yet', 'prepare_verification with strategy=email_code'],
  },
  {
    what: 'a code without its strategy',
    request: ['POST', `${SIGN_UPS}/<id>/attempt_verification`, 'code=424242'],
    status: 422,
    code: 'form_param_nil',
    param: 'strategy',
    teaches: ['Name the strategy', '`email_code`'],
  },
  {
    what: 'a link where codes are sent',
    request: [
      'POST',
      `${SIGN_UPS}/<id>/prepare_verification`,
      'strategy=email_link&redirect_url=https%3A%2F%2Fapp.test',
    ],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['Enabled: email_code, phone_code', '`settings.attributes.email_address.verifications`'],
  },
  {
    what: 'a strategy that verifies nothing',
    request: ['POST', `${SIGN_UPS}/<id>/prepare_verification`, 'strategy=passkey'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'strategy',
    teaches: ['The strategy passkey is not enabled', 'does not verify a field'],
  },
  {
    what: 'a text message without a number',
    request: ['POST', `${SIGN_UPS}/<id>/prepare_verification`, 'strategy=phone_code'],
    status: 422,
    code: 'form_param_missing',
    param: 'phone_number',
    teaches: ['has no phone_number yet', 'Send `phone_number` first'],
  },
  {
    what: 'a channel that is off',
    request: ['POST', SIGN_UPS, 'phone_number=%2B12025550143&strategy=phone_code&channel=whatsapp'],
    status: 422,
    code: 'form_param_value_invalid',
    param: 'channel',
    teaches: ['Enabled: sms', '`settings.attributes.phone_number.channels`'],
  },
  {
    what: 'a proof where no challenge stands',
    request: ['POST', `${SIGN_UPS}/<id>/protect_check?_method=PATCH`, 'proof_token=x'],
    status: 400,
    code: 'protect_check_already_resolved',
    teaches: ['no challenge'],
  },

  // Addresses
  {
    what: 'an address without the id',
    request: ['POST', `${SIGN_UPS}//prepare_verification`, 'strategy=email_code'],
    status: 404,
    code: 'resource_not_found',
    teaches: ['its id is empty', 'POST /client/sign_ups'],
  },
  {
    what: 'an address with the id `undefined`',
    request: ['POST', `${SIGN_UPS}/undefined/prepare_verification`, 'strategy=email_code'],
    status: 404,
    code: 'resource_not_found',
    teaches: ['no sign-up undefined', 'Its own is sua_'],
  },
  {
    what: "another user's sign-up",
    request: ['GET', `${SIGN_UPS}/<other>`],
    status: 404,
    code: 'resource_not_found',
    teaches: ['belongs to another browser', "that one's cookie or token"],
  },
  {
    what: 'an address that does not exist',
    request: ['POST', '/v1/client/signups', 'email_address=ada%40example.test'],
    status: 404,
    code: 'resource_not_found',
    teaches: ['The mock has no /client/signups'],
  },
  {
    what: 'an update without the id',
    request: ['POST', `${SIGN_UPS}?_method=PATCH`, 'first_name=Ada'],
    status: 405,
    code: 'method_not_allowed',
    teaches: ['does not accept PATCH', 'It accepts POST', '/client/sign_ups/<id>'],
  },
  {
    what: 'a creation where an update is due',
    request: ['POST', `${SIGN_UPS}/<id>`, 'first_name=Ada'],
    status: 405,
    code: 'method_not_allowed',
    teaches: ['does not accept POST', 'POST with _method=PATCH'],
  },
  {
    what: 'a method that does not exist',
    request: ['POST', `${SIGN_UPS}/<id>?_method=FROBNICATE`, ''],
    status: 405,
    code: 'method_not_allowed',
    teaches: ['does not accept FROBNICATE', 'It accepts GET, POST with _method=PATCH'],
  },
  {
    what: 'a method in the query of a GET',
    request: ['GET', `${SIGN_UPS}/<id>?_method=PATCH`],
    status: 405,
    code: 'method_not_allowed',
    teaches: ['`_method=PATCH` came with a GET', 'Send a POST'],
    relaxed: 200,
  },
  {
    what: 'a version that is no date',
    request: ['GET', '/v1/client?__clerk_api_version=latest'],
    status: 422,
    code: 'form_param_format_invalid',
    param: '__clerk_api_version',
    teaches: ['"latest"', '2026-08-20'],
    relaxed: 200,
  },

  // Bodies
  {
    what: 'a body in JSON',
    request: ['POST', SIGN_UPS, '{"email_address":"ada@example.test"}', 'application/json'],
    status: 415,
    code: 'unsupported_content_type',
    teaches: [`Send ${FORM}, not application/json`, 'new URLSearchParams'],
  },
  {
    what: 'a body of no type',
    request: ['POST', SIGN_UPS, 'email_address=ada%40example.test', 'text/plain'],
    status: 415,
    code: 'unsupported_content_type',
    teaches: [`Send ${FORM}, not text/plain`],
  },
]

const OPTIONS: MockFrontendApiOptions = {
  settings: {
    ...presets.emailCode().settings,
    attributes: {
      password: { enabled: false, required: false },
      phone_number: { enabled: true },
      first_name: { enabled: true },
    },
    social: { oauth_google: { enabled: true } },
  },
}

/** Two browsers with a sign-up each; the first sends the request of a case. */
const send = async ({ request: [method, path, body, type = FORM] }: Case, strict?: boolean) => {
  const api = createMockFrontendApi(strict === undefined ? OPTIONS : { ...OPTIONS, strict })
  const [browser, other] = [api.browser(), api.browser()]
  const create = async ({ fetch }: typeof browser) => {
    const init = { method: 'POST', body: 'email_address=grace%40example.test', headers: { 'content-type': FORM } }
    const response = await fetch(`${api.origin}${SIGN_UPS}`, init)
    return ((await response.json()) as { response: { id: string } }).response.id
  }
  const address = path.replace('<id>', await create(browser)).replace('<other>', await create(other))
  const init = body === undefined ? { method } : { method, body, headers: { 'content-type': type } }
  const response = await browser.fetch(`${api.origin}${address}`, init)
  return { status: response.status, json: (await response.json()) as { errors?: unknown[]; clerk_trace_id?: string } }
}

test.each(CASES)('$what is rejected with what to do', async (given) => {
  const { status, json } = await send(given)
  expect(status).toBe(given.status)
  expect(json.errors).toHaveLength(1)
  const [error] = json.errors as {
    code: string
    message: string
    long_message: string
    meta: { param_name?: string }
  }[]
  expect(error).toMatchObject({ code: given.code, message: expect.stringMatching(/\w/) })
  expect(error?.meta.param_name).toBe(given.param)
  for (const hint of given.teaches) expect(error?.long_message).toContain(hint)
  expect(json.clerk_trace_id).toMatch(/^[0-9a-f]{32}$/)
})

test.each(CASES)('a server that is not strict, and $what', async (given) => {
  const { status, json } = await send(given, false)
  expect(status).toBe(given.relaxed ?? given.status)
  if (given.relaxed === undefined) expect(json.errors).toMatchObject([{ code: given.code }])
})

test.each([
  ['spent', 'captcha_invalid', 'was used before'],
  ['made up', 'captcha_invalid', '`captcha.issue()`'],
  ['missing', 'captcha_missing_token', '`settings.sign_up.captcha_enabled`'],
])('a captcha token that is %s is rejected with what to do, strict or not', async (which, code, hint) => {
  for (const strict of [true, false]) {
    const api = createMockFrontendApi({ ...OPTIONS, settings: { sign_up: { captcha_enabled: true } }, strict })
    const send = api.transport()
    const captchaToken = api.captcha.issue()
    const create = (token?: string) =>
      send({ method: 'POST', path: '/client/sign_ups', body: { captchaToken: token, captchaWidgetType: 'smart' } })
    expect((await create(captchaToken)).status).toBe(200)
    const { status, body } = await create({ spent: captchaToken, 'made up': 'token', missing: undefined }[which])
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ code, long_message: expect.stringContaining(hint) }] })
  }
})

test('what every client sends along is no oddity', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const version = '__clerk_api_version=2026-08-20&_clerk_js_version=6.40.0'
  const browser = await api.fetch(new Request(`${api.origin}/v1/dev_browser?${version}`, { method: 'POST' }))
  const { id } = (await browser.json()) as { id: string }
  const query = `${version}&_clerk_session_id=sess_1&_clerk_retry_attempt=1&__clerk_db_jwt=${id}`
  const body =
    '__clerk_protect_status=ok&captcha_widget_type=smart&captcha_error=none&locale=en-GB&timezone=Europe%2FLondon'
  const init = { method: 'POST', body, headers: { 'content-type': FORM } }
  expect((await api.fetch(new Request(`${api.origin}${SIGN_UPS}?${query}`, init))).status).toBe(200)
})
