import { expect, test } from 'vitest'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import type { SignUpJSON } from '../support/wire.ts'
import { browserOf } from './setup.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const GOOGLE = { strategy: 'oauth_google', redirectUrl: 'https://app.example.test/sso-callback' }

/** A user in front of the provider's page. */
const atThePage = async (loginHint?: string) => {
  const api = createMockFrontendApi(presets.socialProgressive())
  api.providers.add('oauth_google', {
    identities: [
      { id: 'g-1', emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' },
      { id: 'g-2', username: '<script>"grace"' },
      { emailAddress: 'nameless@example.test', emailVerified: false },
    ],
  })
  const { fetch, transport } = api.browser()
  const { create, get } = browserOf(api, transport)
  const signUp = await create({ ...GOOGLE, oidcLoginHint: loginHint })
  const url = new URL(signUp.verifications?.external_account?.external_verification_redirect_url ?? '')
  const page = await fetch(url)
  const submit = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ state: url.searchParams.get('state') ?? '', ...fields })
    return fetch(new URL('callback', url), { method: 'POST', body: String(body), headers: FORM })
  }
  return { api, fetch, url, page, html: await page.clone().text(), submit, current: () => get(signUp.id) }
}

test('the page of a provider works without a script', async () => {
  const { page, html } = await atThePage()
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(html).not.toContain('<script')
  expect(html).toMatch(/^<!doctype html><html lang="en">/)
  expect(html).toContain('<h1>Continue with Google</h1>')
})

test('the page offers those who are known, a new user, and a way out', async () => {
  const { html } = await atThePage('ada@corp.test')
  expect(html).toContain('<button name="identity" value="g-1">Ada Lovelace (ada@example.test)</button>')
  expect(html).toContain('value="g-2">&lt;script&gt;&quot;grace&quot; (no email address)</button>')
  expect(html).toContain('value="nameless@example.test">nameless@example.test (not verified)</button>')
  expect(html).toContain('value="ada@corp.test"')
  expect(html).toContain('<button name="error" value="access_denied">Cancel</button>')
})

test('every input of the page has a label', async () => {
  const { html } = await atThePage()
  const inputs = [...html.matchAll(/<input (?!type="hidden")[^>]*?id="(\w+)"/g)].map(([, id]) => id)
  expect(inputs).toEqual(['email_address', 'email_verified', 'first_name', 'last_name'])
  for (const id of inputs) expect(html).toContain(`<label for="${id}">`)
})

test('choosing a known user sends the browser back', async () => {
  const { submit, current } = await atThePage()
  const received = await submit({ identity: 'g-1' })
  expect(received.status).toBe(303)
  expect(received.headers.get('location')).toBe(GOOGLE.redirectUrl)
  expect((await current()).response).toMatchObject({ status: 'complete', first_name: 'Ada' })
})

test('typing a new user does too; without the tick the address is not verified', async () => {
  const { submit, current } = await atThePage()
  const empty = { provider_user_id: '', last_name: '' }
  await submit({ ...empty, email_address: 'grace@example.test', first_name: 'Grace' })
  expect((await current()).response).toMatchObject({
    email_address: 'grace@example.test',
    first_name: 'Grace',
    last_name: null,
    unverified_fields: ['email_address'],
  })
})

test('cancelling does too', async () => {
  const { submit, current } = await atThePage()
  expect((await submit({ error: 'access_denied' })).headers.get('location')).toBe(GOOGLE.redirectUrl)
  expect((await current()).response.verifications?.external_account?.error?.code).toBe('oauth_access_denied')
})

test('who was typed once is known the next time', async () => {
  const { submit, api } = await atThePage()
  await submit({ email_address: 'grace@example.test', email_verified: 'true' })
  const { create, transport } = browserOf(api)
  const { verifications } = await create(GOOGLE)
  const { body } = await transport({
    method: 'GET',
    path: '/oauth/authorize',
    search: Object.fromEntries(
      new URL(verifications?.external_account?.external_verification_redirect_url ?? '').searchParams,
    ),
  })
  expect(body).toContain('value="grace@example.test">grace@example.test</button>')
})

test('a page that was left behind goes back to the app; one that was never there says so', async () => {
  const { api, fetch, url, submit } = await atThePage()
  await submit({ identity: 'g-1' })
  expect((await fetch(url)).headers.get('location')).toBe(GOOGLE.redirectUrl)
  const unknown = await fetch(`${api.origin}/v1/oauth/authorize?state=unknown`)
  expect(unknown.status).toBe(404)
  expect(unknown.headers.get('content-type')).toContain('text/html')
  expect(await unknown.text()).toContain('<h1>This did not work</h1>')
})

test('a page may be opened by a browser that carries no token of a development instance', async () => {
  const api = createMockFrontendApi({ ...presets.socialProgressive(), clients: 'dev_browser' })
  const post = (path: string, body = '') =>
    api.fetch(new Request(`${api.origin}/v1${path}`, { method: 'POST', headers: FORM, body }))
  const { id: token } = (await (await post('/dev_browser')).json()) as { id: string }
  const body = 'strategy=oauth_google&redirect_url=https%3A%2F%2Fapp.example.test%2Fcb'
  const created = await post(`/client/sign_ups?__clerk_db_jwt=${token}`, body)
  const url = /"external_verification_redirect_url":"([^"]+)"/.exec(await created.text())?.[1] ?? ''
  expect((await api.fetch(new Request(url))).status).toBe(200)
  expect(String(await api.providers.approve(url, { emailAddress: 'ada@example.test' }))).toBe(
    'https://app.example.test/cb',
  )
})

test.each([
  ['/sso-callback', 'https://app.test/sso-callback'],
  ['https://other.test/sso-callback', 'https://other.test/sso-callback'],
  ['//other.test/sso-callback', null],
  ['https:/\\', null],
])('a page may send paths of its own: %s leads to %s', async (redirectUrl, expected) => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const body = new URLSearchParams({ strategy: 'oauth_google', redirect_url: redirectUrl })
  const { fetch } = api.browser()
  const headers = { ...FORM, origin: 'https://app.test' }
  const received = await fetch(`${api.origin}/v1/client/sign_ups`, { method: 'POST', headers, body: String(body) })
  expect(received.status).toBe(expected === null ? 422 : 200)
  if (expected === null) return
  const { response } = (await received.json()) as { response: SignUpJSON }
  const { external_verification_redirect_url: url = null } = response.verifications?.external_account ?? {}
  expect((await api.providers.deny(url)).href).toBe(expected)
})

test.each([
  ['https://app.example.test/привет', 'https://app.example.test/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82'],
  ['https://app.example.test/\nsso-callback', 'https://app.example.test/sso-callback'],
])('a page of the app with letters that no header takes is found: %j', async (redirectUrl, location) => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const { create } = browserOf(api)
  const signUp = await create({ ...GOOGLE, redirectUrl })
  const url = signUp.verifications?.external_account?.external_verification_redirect_url ?? ''
  expect((await api.providers.approve(url, { emailAddress: 'ada@example.test' })).href).toBe(location)
})
