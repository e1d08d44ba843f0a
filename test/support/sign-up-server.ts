import { onTestFinished } from 'vitest'
import { type Client, type ClientOptions, createClient } from '../../src/index.ts'
import { clientJSON, signUpJSON, verificationJSON } from './json.ts'
import { type ScriptedServer, type SeenRequest, scriptedServer } from './server.ts'

type Members = Readonly<Record<string, unknown>>
type Respond = () => Response | Promise<Response>

export interface SignUpServer {
  readonly seen: ScriptedServer['seen']
  /** How often the sign-up was asked for. */
  polls(): number
  /** The path of each request but the polls, with its method. */
  sent(): string[]
  /** Changes the sign-up, as the server has it. */
  become(overrides: Members): void
  /** Changes the sign-up's email verification. */
  verification(overrides: Members): void
  /** The session that the sign-up created is one of this browser. */
  signIn(): void
  /** What the next requests get, in place of the sign-up. */
  readonly next: Respond[]
  connect(options?: ClientOptions): Client
}

const isPoll = ({ method, url }: SeenRequest): boolean => method === 'GET' && url.pathname.includes('/sign_ups/')

export const SESSION_ID = 'sess_1'

const session = { id: SESSION_ID, status: 'active', tasks: [], user: null, last_active_token: null }

/** A token that was issued now: its signature is not checked here. */
const jwt = (): string => {
  const iat = Math.floor(Date.now() / 1_000)
  return `e30.${btoa(JSON.stringify({ sid: SESSION_ID, iat, exp: iat + 60 }))}.c2ln`
}

/** A server that knows one sign-up, whose email link was sent, and one client. */
export const signUpServer = (): SignUpServer => {
  let signUp = signUpJSON()
  let client: Members = {}
  const next: Respond[] = []
  const verification = (overrides: Members): void => {
    const email = verificationJSON({ strategy: 'email_link', expire_at: Date.now() + 600_000, ...overrides })
    signUp = { ...signUp, verifications: { email_address: email } }
  }
  verification({})
  const { fetch, seen } = scriptedServer(({ method, url }) => {
    const respond = next.shift()
    if (respond) return respond()
    const current = clientJSON({ sign_up: signUp, ...client })
    if (url.pathname.endsWith('/tokens')) return Response.json({ jwt: jwt() })
    if (url.pathname.endsWith('/touch')) return Response.json({ response: session, client: current })
    const isClient = method === 'GET' && url.pathname === '/v1/client'
    return Response.json(isClient ? { response: current } : { response: signUp, client: current })
  })
  return {
    seen,
    polls: () => seen.filter(isPoll).length,
    sent: () => seen.filter((request) => !isPoll(request)).map(({ method, url }) => `${method} ${url.pathname}`),
    become: (overrides) => {
      signUp = { ...signUp, ...overrides }
    },
    verification,
    signIn: () => {
      client = { sessions: [session], last_active_session_id: SESSION_ID }
    },
    next,
    connect: (options = {}) => {
      const client = createClient({
        frontendApi: 'https://clerk.example.test',
        fetch,
        retry: { limit: 0 },
        locale: 'en-GB',
        ...options,
      })
      // What still waits would hear of the links of the tests that follow.
      onTestFinished(() => client.destroy())
      return client
    },
  }
}
