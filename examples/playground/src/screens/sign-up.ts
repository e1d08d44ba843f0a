import type { Environment, NextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { askedAtStart, askedFor, fieldsNamed } from '../fields.ts'
import { challengeStep } from '../steps/challenge.ts'
import { companySignUpStep } from '../steps/company.ts'
import { detailsStep } from '../steps/details.ts'
import {
  deniedStep,
  finalizeStep,
  invitedOnlyStep,
  knownStep,
  restartStep,
  signedInStep,
  travelStep,
  walletStep,
} from '../steps/notices.ts'
import { verifyStep } from '../steps/verify.ts'
import { createWays, providerLink } from '../ways.ts'
import type { Screen } from './screen.ts'

const startScreen = (app: App, environment: Environment): Screen => {
  const asked = askedAtStart(environment)
  const { applicationName } = environment
  if (new URL(location.href).searchParams.has('__clerk_ticket')) {
    // Whom it is for, the ticket says; where it does not, the address is asked for afterwards.
    const [names, required] = [asked.names, asked.required].map((all) => all.filter((name) => name !== 'email_address'))
    const title = `You are invited to ${applicationName}`
    const lede = 'Your invitation vouches for you: a little about yourself is enough.'
    const send = app.client.signUp.future.ticket
    const create = () =>
      detailsStep(app, environment, { ...asked, names: names ?? [], required: required ?? [] }, { title, lede, send })
    return { key: 'invited', create }
  }
  if (environment.signUp.mode === 'restricted') return { key: 'closed', create: () => invitedOnlyStep(applicationName) }
  const lede = app.settings.isInstance ? 'It takes a minute.' : 'It takes a minute, and nothing leaves this computer.'
  const title = `Create your ${applicationName} account`
  const create = () =>
    detailsStep(app, environment, asked, { title, lede, below: createWays(app, environment, 'sign-up') })
  return { key: 'start', create }
}

type Screens = {
  readonly [Type in NextStep['type']]: (
    app: App,
    environment: Environment,
    step: Extract<NextStep, { type: Type }>,
  ) => Screen
}

/** One screen for each thing that may be next. */
const SCREENS: Screens = {
  start: startScreen,
  collect: (app, environment, { missing }) => {
    const { emailAddress, unverifiedFields, verifications } = app.client.signUp
    const { error } = verifications.externalAccount
    if (unverifiedFields.includes('web3_wallet')) return { key: 'wallet', create: () => walletStep(app) }
    if (missing.includes('enterprise_sso')) {
      const address = emailAddress ?? 'Your address'
      const problem = error && (error.longMessage ?? error.message)
      return { key: `company ${address} ${problem}`, create: () => companySignUpStep(app, { address, problem }) }
    }
    if (error) return { key: 'denied', create: () => deniedStep(app, error.longMessage ?? error.message) }
    if (missing.length === 0) return SCREENS.restart(app, environment, { type: 'restart' })
    const texts = { title: 'Almost there', lede: 'A few details are still missing.' }
    return { key: `collect ${missing.join()}`, create: () => detailsStep(app, environment, askedFor(missing), texts) }
  },
  verify: (app, environment, { field }) => {
    const { emailAddress, phoneNumber } = app.client.signUp
    if (field === 'web3_wallet') return { key: 'wallet', create: () => walletStep(app) }
    const recipient = field === 'email_address' ? emailAddress : field === 'phone_number' ? phoneNumber : null
    if (!recipient) return SCREENS.restart(app, environment, { type: 'restart' })
    return { key: `verify ${field} ${recipient}`, create: () => verifyStep(app, field, recipient) }
  },
  continue_external: (app, environment, { url }) => {
    const { missingFields: missing } = app.client.signUp
    if (missing.includes('enterprise_sso'))
      return SCREENS.collect(app, environment, { type: 'collect', missing, optional: [] })
    if (fieldsNamed(missing).length === 0) return { key: 'travel', create: () => travelStep(url) }
    const below = providerLink(url)
    const texts = { title: 'Go on here', lede: 'You left for a provider and came back without it.', below }
    return { key: 'travel', create: () => detailsStep(app, environment, askedFor(missing), texts) }
  },
  protect_check: (app, _environment, { protectCheck: { token } }) => ({
    key: `challenge ${token}`,
    create: () =>
      challengeStep(app, token, {
        attempt: app.client.signUp,
        submit: app.client.signUp.future.submitProtectCheck,
      }),
  }),
  transfer_to_sign_in: (app) => ({ key: 'known', create: () => knownStep(app) }),
  existing_session: (app, _environment, { sessionId }) => ({
    key: 'signed-in',
    create: () => signedInStep(app, sessionId),
  }),
  finalize: (app) => ({ key: 'finalize', create: () => finalizeStep(app) }),
  restart: (app) => ({ key: 'restart', create: () => restartStep(app) }),
}

/** Which screen of the sign-up belongs to the state of now. */
export const signUpScreen = (app: App, environment: Environment): Screen => {
  const step = app.client.signUp.$nextStep.get()
  // The screen of a type takes the step of that type: the table says so, which the compiler cannot follow here.
  const screen = SCREENS[step.type] as (app: App, environment: Environment, step: NextStep) => Screen
  return screen(app, environment, step)
}
