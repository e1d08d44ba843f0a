import type { Environment, OAuthStrategy, SignInNextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { type Current, currentFactor, keyOf } from '../sign-in/current.ts'
import { isSending } from '../sign-in/sending.ts'
import { challengeStep } from '../steps/challenge.ts'
import { deniedStep, finalizeStep, noAccountStep, restartStep, signedInStep, ticketStep } from '../steps/notices.ts'
import { identifyStep } from '../steps/sign-in/identify.ts'
import { newPasswordStep } from '../steps/sign-in/new-password.ts'
import { passwordStep } from '../steps/sign-in/password.ts'
import { promptStep } from '../steps/sign-in/prompt.ts'
import { secondCodeStep } from '../steps/sign-in/second-code.ts'
import { sentFactorStep } from '../steps/sign-in/sent-factor.ts'
import type { Screen } from './screen.ts'

/** The screen of the factor that is asked for. */
const factorScreen = (app: App, environment: Environment, step: SignInNextStep): Screen => {
  const current = currentFactor(app)
  if (!current) return { key: 'restart', create: () => restartStep(app) }
  const { which, factor } = current
  const key = `${which} ${app.client.signIn.id} ${keyOf(factor)}`
  const reason = 'reason' in step ? step.reason : null
  if (isSending(factor)) return { key, create: () => sentFactorStep(app, current, reason) }
  if (factor.strategy === 'password') return { key, create: () => passwordStep(app, environment, current) }
  if (factor.strategy === 'totp' || factor.strategy === 'backup_code')
    return { key, create: () => secondCodeStep(app, current) }
  return { key, create: () => promptStep(app, current) }
}

const startScreen = (
  app: App,
  environment: Environment,
  step: Extract<SignInNextStep, { type: 'start' | 'identify' }>,
): Screen => {
  const { error } = app.client.signIn.firstFactorVerification
  if (error) return { key: 'denied', create: () => deniedStep(app, error.longMessage ?? error.message) }
  if (new URL(location.href).searchParams.has('__clerk_ticket'))
    return { key: 'ticket', create: () => ticketStep(app, environment.applicationName) }
  // With its identifiers: they are known only when the code of the sign-in has loaded.
  return {
    key: `identify ${step.identifiers.join()}`,
    create: () => identifyStep(app, environment, step),
  }
}

/** Which screen of the sign-in belongs to the state of now. */
export const signInScreen = (app: App, environment: Environment): Screen => {
  const { signIn } = app.client
  const step = signIn.$nextStep.get()
  switch (step.type) {
    case 'start':
    case 'identify':
      return startScreen(app, environment, step)
    case 'continue_external': {
      const strategy = signIn.firstFactorVerification.strategy as OAuthStrategy // its round trip is open
      const current: Current = { which: 'first', factor: { strategy }, others: step.alternatives }
      return { key: `travel ${strategy}`, create: () => promptStep(app, current) }
    }
    case 'new_password':
      return { key: 'new-password', create: () => newPasswordStep(app, environment, step.reset) }
    case 'protect_check': {
      const token = step.protectCheck?.token ?? ''
      const challenged = { attempt: signIn, submit: signIn.future.submitProtectCheck }
      return { key: `challenge ${token}`, create: () => challengeStep(app, token, challenged) }
    }
    case 'transfer_to_sign_up':
      return { key: 'no-account', create: () => noAccountStep(app, step.ticket) }
    case 'existing_session':
      return { key: 'signed-in', create: () => signedInStep(app, step.sessionId) }
    case 'finalize':
      return { key: 'finalize', create: () => finalizeStep(app) }
    case 'restart':
      return { key: 'restart', create: () => restartStep(app) }
    default:
      return factorScreen(app, environment, step)
  }
}
