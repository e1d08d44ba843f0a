import {
  anything,
  count,
  type Decoded,
  date,
  flag,
  type Kind,
  list,
  type MembersOf,
  nullable,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import { signInShape } from './sign-in.ts'
import { type SignUpAttempt, signUpShape } from './sign-up.ts'
import type { Open } from './strategies.ts'
import { userShape } from './user.ts'

export type SessionStatus = Open<
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending'
>

/** The response of the token endpoints, and the token that a session contains. */
export const tokenShape = shape({ jwt: required(text(), '') })

const publicUserDataMembers = {
  userId: text(),
  /** The email address, phone number or username that identifies the user. */
  identifier: withDefault(text(), ''),
  username: text(),
  firstName: text(),
  lastName: text(),
  imageUrl: withDefault(text(), ''),
  hasImage: flag(),
}

/** What a session shows of its user. */
export interface PublicUserData extends MembersOf<typeof publicUserDataMembers> {}

const publicUserDataShape: Kind<PublicUserData> = shape(publicUserDataMembers)

const taskMembers = {
  /** For example `choose-organization`. */
  key: required(text(), ''),
}

/** What is left to do before a session becomes active. */
export interface SessionTask extends MembersOf<typeof taskMembers> {}

const taskShape: Kind<SessionTask> = shape(taskMembers)

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
  /** What is left to do before a `pending` session becomes active; empty when nothing is. */
  tasks: list(taskShape),
  /** What a session shows of its user, even where `user` is not sent. */
  publicUserData: nullable(publicUserDataShape),
  user: nullable(userShape),
  createdAt: date(),
  updatedAt: date(),
}

/** A session of this client. */
export interface Session extends MembersOf<typeof sessionMembers> {
  /** The first of `tasks`; `null` when nothing is left to do. */
  readonly currentTask: SessionTask | null
}

const currentTask = ({ tasks }: { readonly tasks: readonly SessionTask[] }) => ({ currentTask: tasks[0] ?? null })

/** A session, as the endpoints under `/client/sessions` return it. */
export const sessionShape: Kind<Session> = shape(sessionMembers, currentTask)

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

/** Whether a session can be used: `active`, or `pending` with a task left. */
export const isSignedIn = ({ status }: Session): boolean => status === 'active' || status === 'pending'

/** The session to start with: the last active one if it is signed in, otherwise the first that is. */
export const initialSession = ({ sessions, lastActiveSessionId }: ClientData): Session | null => {
  const signedIn = sessions.filter(isSignedIn)
  return signedIn.find(({ id }) => id === lastActiveSessionId) ?? signedIn[0] ?? null
}
