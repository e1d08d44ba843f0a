import type { Environment, OAuthStrategy, SignInNextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { createOthers } from '../sign-in/choose.ts'
import { type Current, currentFactor, isEnterprise, keyOf } from '../sign-in/current.ts'
import { isSending } from '../sign-in/sending.ts'
import { challengeStep } from '../steps/challenge.ts'
import { companyStep } from '../steps/company.ts'
import { deniedStep, finalizeStep, noAccountStep, restartStep, signedInStep, ticketStep } from '../steps/notices.ts'
import { identifyStep } from '../steps/sign-in/identify.ts'
import { newPasswordStep } from '../steps/sign-in/new-password.ts'
import { passwordStep } from '../steps/sign-in/password.ts'
import { promptStep } from '../steps/sign-in/prompt.ts'
import { secondCodeStep } from '../steps/sign-in/second-code.ts'
import { sentFactorStep } from '../steps/sign-in/sent-factor.ts'
import type { Screen } from './screen.ts'

const ENTERPRISE = { strategy: 'enterprise_sso' } as const

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

/** The screen of the company whose address was entered, unless the user chose the way around it. */
const companyScreen = (app: App, environment: Environment, step: SignInNextStep): Screen => {
  const { signIn } = app.client
  if (currentFactor(app)) return factorScreen(app, environment, step)
  const factors = signIn.supportedFirstFactors.filter(isEnterprise)
  const connections = factors.map(({ enterpriseConnectionId: id, enterpriseConnectionName }) => ({
    id,
    name: enterpriseConnectionName ?? 'your company',
  }))
  const { error } = signIn.firstFactorVerification
  const problem = error && (error.longMessage ?? error.message)
  return {
    key: `company ${connections.map(({ id }) => id).join()} ${problem}`,
    create: () =>
      companyStep(app, connections, {
        address: signIn.identifier ?? 'Your address',
        problem,
        below: createOthers(app, { which: 'first', factor: ENTERPRISE, others: signIn.ssoBypassFirstFactors }),
      }),
  }
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

type Screens = {
  readonly [Type in SignInNextStep['type']]: (
    app: App,
    environment: Environment,
    step: Extract<SignInNextStep, { type: Type }>,
  ) => Screen
}

/** One screen for each thing that may be next. */
const SCREENS: Screens = {
  start: startScreen,
  identify: startScreen,
  choose_first_factor: factorScreen,
  enter_code: factorScreen,
  open_link: factorScreen,
  use_passkey: factorScreen,
  sign_with_wallet: factorScreen,
  continue_external: (app, environment, step) => {
    const { strategy } = app.client.signIn.firstFactorVerification
    if (strategy === ENTERPRISE.strategy) return companyScreen(app, environment, step)
    const factor = { strategy: strategy as OAuthStrategy } // its round trip is open
    const current: Current = { which: 'first', factor, others: step.alternatives }
    return { key: `travel ${strategy}`, create: () => promptStep(app, current) }
  },
  continue_enterprise: companyScreen,
  choose_enterprise_connection: companyScreen,
  choose_second_factor: factorScreen,
  enter_second_code: factorScreen,
  open_second_link: factorScreen,
  use_second_passkey: factorScreen,
  new_password: (app, environment, { reset }) => ({
    key: 'new-password',
    create: () => newPasswordStep(app, environment, reset),
  }),
  protect_check: (app, _environment, { protectCheck }) => {
    const { signIn } = app.client
    const token = protectCheck?.token ?? ''
    const challenged = { attempt: signIn, submit: signIn.future.submitProtectCheck }
    return { key: `challenge ${token}`, create: () => challengeStep(app, token, challenged) }
  },
  transfer_to_sign_up: (app, _environment, { ticket }) => ({
    key: 'no-account',
    create: () => noAccountStep(app, ticket),
  }),
  existing_session: (app, _environment, { sessionId }) => ({
    key: 'signed-in',
    create: () => signedInStep(app, sessionId),
  }),
  finalize: (app) => ({ key: 'finalize', create: () => finalizeStep(app) }),
  restart: (app) => ({ key: 'restart', create: () => restartStep(app) }),
}

/** Which screen of the sign-in belongs to the state of now. */
export const signInScreen = (app: App, environment: Environment): Screen => {
  const step = app.client.signIn.$nextStep.get()
  // The screen of a type takes the step of that type: the table says so, which the compiler cannot follow here.
  const screen = SCREENS[step.type] as (app: App, environment: Environment, step: SignInNextStep) => Screen
  return screen(app, environment, step)
}
