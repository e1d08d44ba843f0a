import type { HeadlessSignUpError } from 'headless-signup'
import type { App } from './app.ts'
import { flowNow, switchFlow } from './flow.ts'
import { currentFactor } from './sign-in/current.ts'
import { isSending, sendTo } from './sign-in/sending.ts'

/** What the user has no part in: a code that was not sent yet is sent, a finished sign-up becomes the active session. */
const signUpGoesOn = async (app: App): Promise<HeadlessSignUpError | null> => {
  const { signUp, signIn } = app.client
  const step = signUp.$nextStep.get()
  if (step.type === 'finalize') return (await signUp.future.finalize()).error
  if (step.type === 'transfer_to_sign_in') {
    switchFlow('sign-in')
    return app.proceed(signIn.future.create({ transfer: true }))
  }
  const isNew = step.type === 'verify' && !step.sent && step.attempts === null && step.expireAt === null
  return isNew ? (await app.sendCode(step.field)).error : null
}

/** The same for a sign-in: where the factor that comes first takes a code or a link, it is sent. */
const signInGoesOn = async (app: App): Promise<HeadlessSignUpError | null> => {
  const { signIn } = app.client
  const step = signIn.$nextStep.get()
  if (step.type === 'finalize') return (await signIn.future.finalize()).error
  if (step.type !== 'choose_first_factor' && step.type !== 'choose_second_factor') return null
  const current = currentFactor(app)
  const isNew = step.error === null && current && isSending(current.factor)
  return isNew ? (await sendTo(app, current)).error : null
}

export const goOn = (app: App): Promise<HeadlessSignUpError | null> =>
  flowNow() === 'sign-in' ? signInGoesOn(app) : signUpGoesOn(app)
