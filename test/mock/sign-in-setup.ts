import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import type { ApiErrorJSON, ClientJSON, SessionJSON, SignInJSON, SignUpJSON } from '../support/wire.ts'

type Body = Readonly<Record<string, string | boolean>>

/** What the server returned. */
export interface Reply {
  readonly status: number
  readonly response: SignInJSON
  readonly client: ClientJSON
  readonly errors: readonly ApiErrorJSON[]
  readonly code: string | undefined
}

const PAGE = 'https://app.example.test'

/** One browser, with the requests that a sign-in is made of. All go through `fetch`, as forms. */
export const signInBrowser = (api: MockFrontendApi, browser = api.browser()) => {
  const send = async (method: string, path: string, body?: Body) => {
    const form = body && new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
    const headers = { origin: PAGE }
    const response = await browser.fetch(`${api.origin}/v1${path}`, {
      method,
      headers,
      ...(form ? { body: form } : {}),
    })
    const json = (await response.json()) as Omit<Reply, 'status' | 'code'>
    return { ...json, status: response.status, code: json.errors?.[0]?.code }
  }
  const action = (id: string, name: string, body: Body) => send('POST', `${paths.signIns}/${id}/${name}`, body)
  return {
    browser,
    send,
    create: (body: Body = {}): Promise<Reply> => send('POST', paths.signIns, body),
    read: (id: string): Promise<Reply> => send('GET', `${paths.signIns}/${id}`),
    prepare: (id: string, body: Body): Promise<Reply> => action(id, 'prepare_first_factor', body),
    attempt: (id: string, body: Body): Promise<Reply> => action(id, 'attempt_first_factor', body),
    prepareSecond: (id: string, body: Body): Promise<Reply> => action(id, 'prepare_second_factor', body),
    attemptSecond: (id: string, body: Body): Promise<Reply> => action(id, 'attempt_second_factor', body),
    reset: (id: string, body: Body): Promise<Reply> => action(id, 'reset_password', body),
    prove: (id: string, body: Body): Promise<Reply> =>
      send('POST', `${paths.signIns}/${id}/protect_check?_method=PATCH`, body),
    signUp: async (body: Body) => {
      const reply = await send('POST', paths.signUps, body)
      return { ...reply, response: reply.response as unknown as SignUpJSON }
    },
    client: async (): Promise<ClientJSON> => (await send('GET', paths.client)).response as unknown as ClientJSON,
    session: async (method: string, path: string) => {
      const reply = await send(method, path, method === 'GET' ? undefined : {})
      return { ...reply, response: reply.response as unknown as SessionJSON }
    },
  }
}

export const EMAIL = 'ada@example.test'
export const PHONE = '+447700900143'
export const PASSWORD = 'correct horse 42'

/** Settings with an email address, a phone number, a username and a password, none of them required. */
export const MANY: MockFrontendApiOptions = {
  settings: {
    attributes: {
      email_address: { enabled: true, required: false, first_factors: ['email_code', 'email_link'] },
      phone_number: { enabled: true },
      username: { enabled: true },
      password: { enabled: true, required: false },
    },
    attack_protection: { pii: { enabled: false } },
  },
}

export const signInSetup = (options: MockFrontendApiOptions = MANY) => {
  const api = createMockFrontendApi(options)
  return { api, ...signInBrowser(api) }
}

/** The same, and a user with an email address, a phone number, a username and a password. */
export const withAda = (options: MockFrontendApiOptions = MANY) => {
  const mock = signInSetup(options)
  const ada = mock.api.users.add({
    emailAddress: EMAIL,
    phoneNumber: PHONE,
    username: 'ada_l',
    password: PASSWORD,
    firstName: 'Ada',
    lastName: 'Lovelace',
  })
  return { ...mock, ada }
}
