import { expect, test } from 'vitest'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import type { SignUpJSON } from '../support/wire.ts'

const API = 'https://clerk.example.test/v1'
const PAGE = 'https://accounts.example.test/popup-callback'
const ADA = { emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }

/** A user in a popup on the way to a provider, whose round trip ends at these addresses. */
const inPopup = async ({ redirectUrl = `${PAGE}?return_url=https%3A%2F%2Fapp.test%2Fcb`, complete = PAGE } = {}) => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const { fetch } = api.browser()
  const received = await fetch(`${API}/client/sign_ups`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(
      new URLSearchParams({
        strategy: 'oauth_google',
        redirect_url: redirectUrl,
        action_complete_redirect_url: complete,
      }),
    ),
  })
  const { response } = (await received.json()) as { response: SignUpJSON }
  return { api, fetch, url: response.verifications?.external_account?.external_verification_redirect_url ?? null }
}

/** What the page says to its opener. */
const reportOf = async (page: Response): Promise<unknown> => {
  // As a browser reads it: the first end is the end.
  const script = /<script>(.*?)<\/script/s.exec(await page.text())?.[1] ?? ''
  const said: unknown[] = []
  const opener = { postMessage: (message: unknown) => said.push(message) }
  new Function('opener', 'close', script)(opener, () => said.push('closed'))
  return said
}

test('the account portal’s page in a popup reports the session that the round trip came to', async () => {
  const { api, fetch, url } = await inPopup()
  const end = await api.providers.approve(url, ADA)
  expect(end.href.startsWith(PAGE)).toBe(true)
  const page = await fetch(end)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await reportOf(page)).toEqual([{ session: api.sessions[0]?.id }, 'closed'])
})

test('it reports where to go on when something is left to do', async () => {
  const { api, fetch, url } = await inPopup()
  const end = await api.providers.approve(url, { emailAddress: ADA.emailAddress })
  expect(await reportOf(await fetch(end))).toEqual([{ return_url: 'https://app.test/cb' }, 'closed'])
  expect(api.sessions).toHaveLength(0)
})

test('what it reports cannot end its script', async () => {
  const { fetch } = await inPopup()
  const returnUrl = 'https://app.test/</script><script>'
  const page = await fetch(`${PAGE}?${new URLSearchParams({ return_url: returnUrl })}`)
  expect(await reportOf(page)).toEqual([{ return_url: returnUrl }, 'closed'])
})

test('a browser that no round trip brought there gets an error', async () => {
  const { fetch } = await inPopup()
  const page = await fetch(PAGE)
  expect(page.status).toBe(404)
  expect(await page.text()).toContain('No round trip in a popup ended here.')
})

test.each(['https://app.test/popup-callback', 'https://accounts.example.test/welcome'])(
  'only that page gets to know of the session: %s',
  async (complete) => {
    const { api, url } = await inPopup({ complete })
    expect((await api.providers.approve(url, ADA)).href).toBe(complete)
  },
)
