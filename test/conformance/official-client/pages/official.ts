import { Clerk } from '@clerk/clerk-js'
import { publishableKey, type Subject } from './actor.ts'

/** The official client's options in every page: no user interface, and no telemetry, which goes to another host. */
export const OPTIONS = { telemetry: false } as const

export const createClerk = () => new Clerk(publishableKey())

/** What does not depend on the face. */
export const officialSubject = (clerk: Clerk): Omit<Subject, 'face' | 'signUp'> => ({
  client: clerk,
  session: () => clerk.session ?? null,
  sessions: () => clerk.client?.sessions ?? [],
  user: () => clerk.user ?? null,
  getToken: async () => (await clerk.session?.getToken()) ?? null,
})
