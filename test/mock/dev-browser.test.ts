import { expect, test } from 'vitest'
import { createMockFrontendApi } from '../../src/testing/index.ts'

const setup = () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const request = (path: string, token?: string, method = 'GET') => {
    const url = new URL(`/v1${path}`, api.origin)
    if (token !== undefined) url.searchParams.set('__clerk_db_jwt', token)
    return api.fetch(new Request(url, { method }))
  }
  const introduce = async () => ((await (await request('/dev_browser', undefined, 'POST')).json()) as { id: string }).id
  const clientId = async (token: string) => {
    const { response } = (await (await request('/client', token)).json()) as { response: { id: string } | null }
    return response?.id ?? null
  }
  return { api, request, introduce, clientId }
}

test.each([undefined, '', 'dvb_unheard_of'])('a browser with the token %s is not known', async (token) => {
  const { request } = setup()
  for (const path of ['/client', '/environment']) {
    const response = await request(path, token)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ errors: [{ code: 'dev_browser_unauthenticated' }] })
  }
})

test('a browser that introduced itself keeps its client, without a cookie', async () => {
  const { request, introduce, clientId } = setup()
  const [ada, grace] = [await introduce(), await introduce()]
  const created = await request('/client/sign_ups', ada, 'POST')
  expect(created.status).toBe(200)
  expect(created.headers.has('set-cookie')).toBe(false)
  expect(await clientId(ada)).toMatch(/^client_/)
  expect(await clientId(grace)).toBeNull()
})

test('a new token is announced until it is used; then the one before is rejected', async () => {
  const { api, request, introduce, clientId } = setup()
  const before = await introduce()
  await request('/client/sign_ups', before, 'POST')
  const id = await clientId(before)

  api.rotateDevBrowsers()
  const announced = (await request('/client', before)).headers.get('clerk-db-jwt') ?? ''
  expect(announced).toMatch(/^dvb_/)
  expect((await request('/client', before)).headers.get('clerk-db-jwt')).toBe(announced)

  expect(await clientId(announced)).toBe(id)
  expect((await request('/client', announced)).headers.has('clerk-db-jwt')).toBe(false)
  expect((await request('/client', before)).status).toBe(401)
})

test('a token may be asked for in cookie mode too, and is not needed there', async () => {
  const api = createMockFrontendApi()
  const response = await api.fetch(new Request(`${api.origin}/v1/dev_browser`, { method: 'POST' }))
  expect(await response.json()).toEqual({ object: 'dev_browser', id: expect.stringMatching(/^dvb_/) })
  expect((await api.fetch(new Request(`${api.origin}/v1/client`))).status).toBe(200)
})
