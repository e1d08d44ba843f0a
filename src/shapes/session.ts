import {
  anything,
  count,
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
import type { Open } from './strategies.ts'
import { tokenShape } from './token.ts'
import { userShape } from './user.ts'

export type SessionStatus = Open<
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending'
>

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

/** A session as a client carries it: with its token. */
export const carriedSessionShape = shape({ ...sessionMembers, lastActiveToken: nullable(tokenShape) }, currentTask)

/** Whether a session can be used: `active`, or `pending` with a task left. */
export const isSignedIn = ({ status }: Session): boolean => status === 'active' || status === 'pending'
