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

/** A refusal, as a test wants to compare it. */
export interface Refused {
  readonly status: number
  readonly headers: Headers
  readonly errors: readonly ApiErrorJSON[]
}

const send = async <Answer>(transport: FrontendApiTransport, request: FrontendApiRequest): Promise<Answer> => {
  const { status, body } = await transport(request)
  if (status !== 200) throw new Error(`${request.method} ${request.path} answered ${status}: ${JSON.stringify(body)}`)
  return body as Answer
}

/** One browser of somebody, with the requests that a sign-up is made of. */
export const browserOf = (api: MockFrontendApi, transport: FrontendApiTransport = api.transport()) => {
  type SignUpAnswer = { response: SignUpJSON; client: ClientJSON }
  type SessionAnswer = { response: SessionJSON; client: ClientJSON }
  const post = <Answer>(path: string, body: Body) => send<Answer>(transport, { method: 'POST', path, body })

  return {
    transport,
    create: async (body: Body) => (await post<SignUpAnswer>(paths.signUps, body)).response,
    createWithClient: (body: Body) => post<SignUpAnswer>(paths.signUps, body),
    update: async (id: string, body: Body) =>
      (await send<SignUpAnswer>(transport, { method: 'PATCH', path: paths.signUp(id), body })).response,
    get: (id: string) => send<SignUpAnswer>(transport, { method: 'GET', path: paths.signUp(id) }),
    prepare: async (id: string, body: Body) => (await post<SignUpAnswer>(paths.prepareVerification(id), body)).response,
    attempt: (id: string, body: Body) => post<SignUpAnswer>(paths.attemptVerification(id), body),
    signIn: async (body: Body) =>
      (await post<{ response: SignInJSON; client: ClientJSON }>(paths.signIns, body)).response,
    enterpriseConnections: async (id: string) =>
      (
        await send<{ response: EnterpriseConnectionJSON[] }>(transport, {
          method: 'GET',
          path: paths.enterpriseConnections(id),
        })
      ).response,
    touch: (id: string) => post<SessionAnswer>(paths.touchSession(id), { intent: 'select_session' }),
    token: async (id: string, template?: string) =>
      (await post<{ jwt: string }>(paths.sessionTokens(id, template), {})).jwt,
    client: async () =>
      (await send<{ response: ClientJSON | null }>(transport, { method: 'GET', path: paths.client })).response,
    /** Sends what the server is expected to refuse. */
    refused: async (method: FrontendApiRequest['method'], path: string, body?: Body): Promise<Refused> => {
      const answer = await transport(body ? { method, path, body } : { method, path })
      if (answer.status < 400) throw new Error(`${method} ${path} was accepted: ${JSON.stringify(answer.body)}`)
      return { status: answer.status, headers: answer.headers, errors: (answer.body as Refused).errors }
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
