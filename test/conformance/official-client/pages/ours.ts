import { createClient } from 'headless-signup'
import { publishableKey, type Subject } from './actor.ts'

export const client = createClient({ publishableKey: publishableKey() })

/** What does not depend on the face. */
export const ourSubject: Omit<Subject, 'face' | 'signUp'> = {
  client,
  session: client.$session.get,
  sessions: client.$sessions.get,
  user: client.$user.get,
  getToken: () => client.getToken(),
}
