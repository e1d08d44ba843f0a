import {
  anything,
  count,
  type Decoded,
  date,
  flag,
  list,
  nullable,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import { signInShape } from './sign-in-attempt.ts'
import { type SignUpAttempt, signUpShape } from './sign-up-attempt.ts'
import type { Open } from './strategy.ts'
import { userShape } from './user.ts'

export type SessionStatus = Open<
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending'
>

/** The response of the token endpoints, and the token that a session contains. */
export const tokenShape = shape({ jwt: required(text(), '') })

const publicUserDataShape = shape({
  userId: text(),
  /** The email address, phone number or username that identifies the user. */
  identifier: withDefault(text(), ''),
  username: text(),
  firstName: text(),
  lastName: text(),
  imageUrl: withDefault(text(), ''),
  hasImage: flag(),
})

const sessionMembers = {
  id: required(text(), ''),
  status: required(text<SessionStatus>(), ''),
  expireAt: date(),
  abandonAt: date(),
  lastActiveAt: date(),
  lastActiveOrganizationId: text(),
  /** Who acts as the user, while the user is impersonated: the `act` claim of RFC 8693, unchanged. */
  actor: anything(),
  /** Minutes since the first and the second factor were verified; -1 for never. */
  factorVerificationAge: nullable(list(count())),
  /** What is left to do before a `pending` session becomes active; empty when nothing is left. */
  tasks: list(shape({ key: required(text(), '') })),
  /** What a session shows of its user, also when `user` is not sent. */
  publicUserData: nullable<PublicUserData>(publicUserDataShape),
  user: nullable(userShape),
  createdAt: date(),
  updatedAt: date(),
}

/** `currentTask`: the first of `tasks`; `null` when there is none. */
const currentTask = ({ tasks }: { readonly tasks: readonly { readonly key: string }[] }) => ({
  currentTask: tasks[0] ?? null,
})

/** A session, as the endpoints under `/client/sessions` return it. */
export const sessionShape = shape(sessionMembers, currentTask)

const clientMembers = {
  id: text(),
  /** The sign-in in progress; `null` when there is none. */
  signIn: nullable(signInShape),
  lastActiveSessionId: text(),
  lastAuthenticationStrategy: text(),
  captchaBypass: flag(),
  cookieExpiresAt: date(),
}

/** A client as received: with the sign-up in progress, and with tokens that no store shows. */
export const clientShape = shape({
  ...clientMembers,
  sessions: required(list(shape({ ...sessionMembers, lastActiveToken: nullable(tokenShape) }, currentTask))),
  signUp: nullable(signUpShape),
})

/** A session of this client. */
export interface Session extends Decoded<typeof sessionShape> {}

/** What a session shows of its user. */
export interface PublicUserData extends Decoded<typeof publicUserDataShape> {}

/** A client as received. */
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

/** Whether a session can be used: `active`, or `pending` with a task left. */
export const isSignedIn = ({ status }: Session): boolean => status === 'active' || status === 'pending'

/** The session to start with: the last active one if it is signed in, otherwise the first that is. */
export const initialSession = ({ sessions, lastActiveSessionId }: ClientData): Session | null => {
  const signedIn = sessions.filter(isSignedIn)
  return signedIn.find(({ id }) => id === lastActiveSessionId) ?? signedIn[0] ?? null
}
