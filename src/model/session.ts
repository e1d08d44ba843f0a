import type { ClientJSON, SessionJSON } from '../wire/client.ts'
import type { SignUpJSON } from '../wire/sign-up.ts'
import { decodeSignIn, type SignInAttempt } from './sign-in-attempt.ts'
import type { Open } from './strategy.ts'
import { toDate } from './time.ts'
import { decodeUser, type User } from './user.ts'

export type SessionStatus = Open<
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending'
>

/** A session of this client. */
export interface Session {
  readonly id: string
  readonly status: SessionStatus
  readonly expireAt: Date | null
  readonly abandonAt: Date | null
  readonly lastActiveAt: Date | null
  readonly lastActiveOrganizationId: string | null
  /** What is left to do before a `pending` session becomes active; empty when nothing is. */
  readonly tasks: { readonly key: string }[]
  /** The first of `tasks`; `null` when there is none. */
  readonly currentTask: { readonly key: string } | null
  readonly user: User | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
}

/** One browser, as the server knows it. */
export interface ClientData {
  readonly id: string | null
  readonly sessions: Session[]
  /** The sign-in in progress; `null` when there is none. */
  readonly signIn: SignInAttempt | null
  readonly lastActiveSessionId: string | null
  readonly lastAuthenticationStrategy: string | null
  readonly captchaBypass: boolean
  readonly cookieExpiresAt: Date | null
}

const decodeSession = (json: SessionJSON): Session => {
  const tasks = json.tasks ?? []
  return {
    id: json.id,
    status: json.status,
    expireAt: toDate(json.expire_at),
    abandonAt: toDate(json.abandon_at),
    lastActiveAt: toDate(json.last_active_at),
    lastActiveOrganizationId: json.last_active_organization_id ?? null,
    tasks,
    currentTask: tasks[0] ?? null,
    user: json.user ? decodeUser(json.user) : null,
    createdAt: toDate(json.created_at),
    updatedAt: toDate(json.updated_at),
  }
}

export const decodeClient = (json: ClientJSON): ClientData => ({
  id: json.id ?? null,
  sessions: json.sessions.map(decodeSession),
  signIn: decodeSignIn(json.sign_in),
  lastActiveSessionId: json.last_active_session_id ?? null,
  lastAuthenticationStrategy: json.last_authentication_strategy ?? null,
  captchaBypass: json.captcha_bypass ?? false,
  cookieExpiresAt: toDate(json.cookie_expires_at),
})

/** The tokens that a client brings along, by session id. */
export const carriedTokens = ({ sessions }: ClientJSON): [sessionId: string, jwt: string][] =>
  sessions.flatMap(({ id, last_active_token: token }): [string, string][] => (token ? [[id, token.jwt]] : []))

/** The sign-up in progress that a client brings along; `null` when there is none. */
export const carriedSignUp = (json: ClientJSON): SignUpJSON | null => json.sign_up ?? null

/** Whether a session can be used: `active`, or `pending` with a task left. */
export const isSignedIn = ({ status }: Session): boolean => status === 'active' || status === 'pending'

/** The session to start with: the last active one if it is signed in, else the first that is. */
export const initialSession = ({ sessions, lastActiveSessionId }: ClientData): Session | null => {
  const signedIn = sessions.filter(isSignedIn)
  return signedIn.find(({ id }) => id === lastActiveSessionId) ?? signedIn[0] ?? null
}
