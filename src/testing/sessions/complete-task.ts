import { find, type Keyed, put } from '../state/keyed.ts'
import type { MockSession, MockSessions } from '../types.ts'

const completeTask = (sessions: Keyed<MockSession>, sessionId: string, task: string | undefined): void => {
  const session = find(sessions, sessionId)
  if (!session) throw new Error(`sessions.completeTask(): there is no session ${sessionId}.`)
  if (task !== undefined && !session.tasks.includes(task))
    throw new Error(`sessions.completeTask(): ${task} is no task of it. Tasks: ${session.tasks.join(', ') || 'none'}.`)
  put(sessions, { ...session, tasks: task === undefined ? [] : session.tasks.filter((key) => key !== task) })
}

/** Adds `completeTask` to the array of sessions: not enumerable, so that it compares like a plain array. */
export const createSessions = (sessions: Keyed<MockSession>): MockSessions =>
  Object.defineProperty(sessions, 'completeTask', {
    value: (sessionId: string, task?: string) => completeTask(sessions, sessionId, task),
  }) as Keyed<MockSession> & MockSessions
