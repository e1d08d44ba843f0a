import type { App } from '../app.ts'
import { flowNow } from '../flow.ts'
import { doneStep } from '../steps/done.ts'
import { arrivalStep, unavailableStep } from '../steps/notices.ts'
import type { Screen } from './screen.ts'
import { signInScreen } from './sign-in.ts'
import { signUpScreen } from './sign-up.ts'

/** Which screen belongs to the state of now. */
export const screenOf = (app: App): Screen => {
  const { client, arrival } = app
  const environment = client.$environment.get()
  const session = client.$session.get()
  if (!environment) return { key: 'unavailable', create: () => unavailableStep(app) }
  if (session?.user) {
    const { user } = session
    return { key: `done ${session.id}`, create: () => doneStep(app, session, user) }
  }
  if (arrival) return { key: 'arrival', create: () => arrivalStep(arrival) }
  return flowNow() === 'sign-in' ? signInScreen(app, environment) : signUpScreen(app, environment)
}
