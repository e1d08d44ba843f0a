import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

const EMAIL = 'ada@example.test'

test('a body is logged decoded, with the names of the wire', async () => {
  const { api, create, rejected } = setup()
  await create({ emailAddress: EMAIL, unsafeMetadata: { plan: { seats: 3 } }, locale: 'en-GB' })
  await rejected('POST', paths.signUps, { unsafeMetadata: '{"plan":' })
  expect(api.requests.map(({ body }) => body)).toEqual([
    { email_address: EMAIL, unsafe_metadata: { plan: { seats: 3 } }, locale: 'en-GB' },
    { unsafe_metadata: '{"plan":' },
  ])
})

test('what would still open something is hidden, and that it was there is seen', async () => {
  const { api, transport } = setup(presets.inviteOnly())
  const ticket = api.tickets.issue({ emailAddress: EMAIL })
  const bodies = [
    { strategy: 'ticket', ticket },
    { token: 'identity-token', password: 'correct horse 42' },
    { ticket: '', password: null },
    { password: ['correct', 'horse'] },
  ]
  for (const body of bodies) await transport({ method: 'POST', path: paths.signUps, body })
  await transport({ method: 'GET', path: paths.client, search: { rotatingTokenNonce: 'nonce_1', kept: 'yes' } })
  expect(api.requests.map(({ body }) => body)).toEqual([
    { strategy: 'ticket', ticket: '[redacted]' },
    { token: '[redacted]', password: '[redacted]' },
    { ticket: '', password: '' },
    { password: ['[redacted]', '[redacted]'] },
    null,
  ])
  expect(api.requests.at(-1)?.search).toEqual({ rotating_token_nonce: '[redacted]', kept: 'yes' })
  const log = JSON.stringify(api.requests)
  for (const secret of [ticket, 'identity-token', 'correct', 'nonce_1']) expect(log).not.toContain(secret)
})

test('the token of a development browser and that of a link are hidden', async () => {
  const api = createMockFrontendApi({ ...presets.emailLink(), clients: 'dev_browser' })
  const request = (path: string, init?: RequestInit) => api.fetch(new Request(`${api.origin}${path}`, init))
  const { id: browser } = (await (await request('/v1/dev_browser', { method: 'POST' })).json()) as { id: string }
  const post = async (path: string, fields: Record<string, string>) => {
    const response = await request(`${path}?__clerk_db_jwt=${browser}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return ((await response.json()) as { response: { id: string } }).response.id
  }
  const id = await post('/v1/client/sign_ups', { email_address: EMAIL })
  const redirect_url = 'https://app.example.test/done'
  await post(`/v1${paths.prepareVerification(id)}`, { strategy: 'email_link', redirect_url })
  const { url = '' } = api.outbox.last(EMAIL)
  await api.links.open(url)
  expect(api.requests.slice(1).map(({ search }) => search)).toEqual([
    { __clerk_db_jwt: '[redacted]' },
    { __clerk_db_jwt: '[redacted]' },
    { token: '[redacted]' },
  ])
  const log = JSON.stringify(api.requests)
  for (const secret of [browser, new URL(url).searchParams.get('token')]) expect(log).not.toContain(secret)
})

test('what is spent by its request is shown, so that a test can distinguish one from the other', async () => {
  const { api, create, prepare, attempt } = setup({
    ...presets.emailCode(),
    settings: { ...presets.emailCode().settings, sign_up: { captcha_enabled: true } },
  })
  const captchaToken = api.captcha.issue()
  const { id } = await create({ emailAddress: EMAIL, captchaToken })
  await prepare(id, { strategy: 'email_code' })
  const code = api.outbox.lastCode(EMAIL)
  await attempt(id, { strategy: 'email_code', code })
  expect(api.requests[0]?.body).toEqual({ email_address: EMAIL, captcha_token: captchaToken })
  expect(api.requests[2]?.body).toEqual({ strategy: 'email_code', code })
})

test('under the path of a proxy, the addresses of links and providers stay under it', async () => {
  const api = createMockFrontendApi({
    settings: {
      ...presets.socialProgressive().settings,
      attributes: { email_address: { verifications: ['email_link'] } },
    },
  })
  const { fetch } = api.browser()
  const send = async (path: string, fields: Record<string, string>) => {
    const init = { method: 'POST', body: new URLSearchParams(fields) }
    const response = await fetch(`https://app.example.test/__clerk/v1${path}`, init)
    return (await response.json()) as {
      response: {
        id: string
        verifications: { external_account: { external_verification_redirect_url: string } | null }
      }
    }
  }
  const redirect_url = 'https://app.example.test/done'
  const { response } = await send(paths.signUps, { strategy: 'oauth_google', redirect_url })
  const provider = response.verifications.external_account?.external_verification_redirect_url ?? ''
  expect(provider).toMatch(/^https:\/\/app\.example\.test\/__clerk\/v1\/oauth\/authorize\?/)
  expect((await fetch(provider)).status).toBe(200)

  await send(`${paths.signUp(response.id)}?_method=PATCH`, { email_address: EMAIL })
  await send(paths.prepareVerification(response.id), { strategy: 'email_link', redirect_url })
  const { url } = api.outbox.last(EMAIL)
  expect(url).toMatch(/^https:\/\/app\.example\.test\/__clerk\/v1\/verify\?token=/)
  expect((await api.links.open(url)).href).toMatch(`${redirect_url}?__clerk_status=verified`)
  expect((await api.providers.approve(provider, { emailAddress: EMAIL })).origin).toBe('https://app.example.test')
})
