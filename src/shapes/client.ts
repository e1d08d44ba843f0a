import { type Decoded, date, flag, list, nullable, required, shape, text } from './kinds.ts'
import { carriedSessionShape, isSignedIn, type Session } from './session.ts'
import { signInShape } from './sign-in.ts'
import { type SignUpAttempt, signUpShape } from './sign-up.ts'

/** A client as received: with the sign-up in progress, and with tokens that no store shows. */
export const clientShape = shape({
  id: text(),
  /** The sign-in in progress; `null` without one. */
  signIn: nullable(signInShape),
  lastActiveSessionId: text(),
  lastAuthenticationStrategy: text(),
  captchaBypass: flag(),
  cookieExpiresAt: date(),
  sessions: required(list(carriedSessionShape)),
  signUp: nullable(signUpShape),
})

/** A client as it travels. */
export type ReceivedClient = Decoded<typeof clientShape>

/** One browser, as the server knows it. */
export interface ClientData extends Omit<ReceivedClient, 'sessions' | 'signUp'> {
  readonly sessions: Session[]
}

/** A received client, in the parts that are stored separately; the tokens are by session id. */
export interface ClientParts {
  readonly client: ClientData
  readonly signUp: SignUpAttempt | null
  readonly tokens: readonly (readonly [sessionId: string, jwt: string])[]
}

export const partsOf = ({ signUp, sessions, ...client }: ReceivedClient): ClientParts => ({
  client: { ...client, sessions: sessions.map(({ lastActiveToken: _, ...session }) => session) },
  signUp,
  tokens: sessions.flatMap(({ id, lastActiveToken }) => (lastActiveToken ? [[id, lastActiveToken.jwt] as const] : [])),
})

/** The session to start with: the last active one if it is signed in, otherwise the first that is. */
export const initialSession = ({ sessions, lastActiveSessionId }: ClientData): Session | null => {
  const signedIn = sessions.filter(isSignedIn)
  return signedIn.find(({ id }) => id === lastActiveSessionId) ?? signedIn[0] ?? null
}
