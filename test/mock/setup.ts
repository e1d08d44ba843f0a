import type { FrontendApiRequest, FrontendApiTransport } from '../../src/api/transport.ts'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import type {
  ApiErrorJSON,
  ClientJSON,
  EnterpriseConnectionJSON,
  SessionJSON,
  SignInJSON,
  SignUpJSON,
} from '../support/wire.ts'

type Body = Readonly<Record<string, unknown>>

/** An error response, as a test wants to compare it. */
export interface Rejected {
  readonly status: number
  readonly headers: Headers
  readonly errors: readonly ApiErrorJSON[]
}

const send = async <Received>(transport: FrontendApiTransport, request: FrontendApiRequest): Promise<Received> => {
  const { status, body } = await transport(request)
  if (status !== 200) throw new Error(`${request.method} ${request.path} returned ${status}: ${JSON.stringify(body)}`)
  return body as Received
}

/** One browser of a user, with the requests that a sign-up is made of. */
export const browserOf = (api: MockFrontendApi, transport: FrontendApiTransport = api.transport()) => {
  type SignUpResponse = { response: SignUpJSON; client: ClientJSON }
  type SessionResponse = { response: SessionJSON; client: ClientJSON }
  const post = <Received>(path: string, body: Body) => send<Received>(transport, { method: 'POST', path, body })

  return {
    transport,
    create: async (body: Body) => (await post<SignUpResponse>(paths.signUps, body)).response,
    createWithClient: (body: Body) => post<SignUpResponse>(paths.signUps, body),
    update: async (id: string, body: Body) =>
      (await send<SignUpResponse>(transport, { method: 'PATCH', path: paths.signUp(id), body })).response,
    get: (id: string) => send<SignUpResponse>(transport, { method: 'GET', path: paths.signUp(id) }),
    prepare: async (id: string, body: Body) =>
      (await post<SignUpResponse>(paths.prepareVerification(id), body)).response,
    attempt: (id: string, body: Body) => post<SignUpResponse>(paths.attemptVerification(id), body),
    signIn: async (body: Body) =>
      (await post<{ response: SignInJSON; client: ClientJSON }>(paths.signIns, body)).response,
    enterpriseConnections: async (id: string) =>
      (
        await send<{ response: EnterpriseConnectionJSON[] }>(transport, {
          method: 'GET',
          path: paths.enterpriseConnections(id),
        })
      ).response,
    touch: (id: string) => post<SessionResponse>(paths.touchSession(id), { intent: 'select_session' }),
    token: async (id: string, template?: string) =>
      (await post<{ jwt: string }>(paths.sessionTokens(id, template), {})).jwt,
    client: async () =>
      (await send<{ response: ClientJSON | null }>(transport, { method: 'GET', path: paths.client })).response,
    /** Sends what the server is expected to reject. */
    rejected: async (method: FrontendApiRequest['method'], path: string, body?: Body): Promise<Rejected> => {
      const response = await transport(body ? { method, path, body } : { method, path })
      if (response.status < 400) throw new Error(`${method} ${path} was accepted: ${JSON.stringify(response.body)}`)
      return { status: response.status, headers: response.headers, errors: (response.body as Rejected).errors }
    },
  }
}

export const setup = (options?: MockFrontendApiOptions) => {
  const api = createMockFrontendApi(options)
  return { api, ...browserOf(api) }
}

/** A whole sign-up with an email address and its code. */
export const signUpWithEmail = async (
  api: MockFrontendApi,
  browser: Pick<ReturnType<typeof browserOf>, 'create' | 'prepare' | 'attempt'>,
  body: Body = { emailAddress: 'ada@example.test', password: 'correct horse 42' },
) => {
  const { id } = await browser.create(body)
  await browser.prepare(id, { strategy: 'email_code' })
  return browser.attempt(id, { strategy: 'email_code', code: api.outbox.last(String(body.emailAddress)).code })
}
