import type { App } from './app.ts'
import { byId, fill, h, set } from './dom.ts'
import { askedAtStart } from './fields.ts'
import { createAlert } from './form.ts'
import { detailsStep } from './steps/details.ts'
import { doneStep } from './steps/done.ts'
import { finalizeStep, restartStep, unavailableStep } from './steps/notices.ts'
import type { Step } from './steps/step.ts'
import { verifyStep } from './steps/verify.ts'

/** Which screen belongs to the state of now. While the key stays, so does the screen, with all that was typed into it. */
const screenOf = (app: App): { readonly key: string; readonly create: () => Step } => {
  const { client } = app
  const environment = client.$environment.get()
  const session = client.$session.get()
  const { signUp } = client
  const step = signUp.$nextStep.get()
  if (!environment || client.$status.get() !== 'ready')
    return { key: 'unavailable', create: () => unavailableStep(app) }
  if (session?.user) {
    const { user } = session
    return { key: `done ${session.id}`, create: () => doneStep(app, session, user) }
  }
  if (step.type === 'start') {
    const lede = 'It takes a minute, and nothing leaves this computer.'
    const texts = { title: `Create your ${environment.applicationName} account`, lede }
    return { key: 'start', create: () => detailsStep(app, environment, askedAtStart(environment), texts) }
  }
  if (step.type === 'collect' && step.missing.length > 0) {
    const { missing } = step
    const asked = { names: missing, required: missing, hasLegalConsent: missing.includes('legal_accepted') }
    const texts = { title: 'Almost there', lede: 'A few details are still missing.' }
    return { key: `collect ${missing.join()}`, create: () => detailsStep(app, environment, asked, texts) }
  }
  const recipient =
    step.type === 'verify' && (step.field === 'email_address' ? signUp.emailAddress : signUp.phoneNumber)
  if (step.type === 'verify' && recipient) {
    return { key: `verify ${step.field} ${recipient}`, create: () => verifyStep(app, step.field, recipient) }
  }
  if (step.type === 'finalize') return { key: 'finalize', create: () => finalizeStep(app) }
  return { key: 'restart', create: () => restartStep(app) }
}

/** The sign-up itself: one screen at a time, chosen by `$nextStep`. */
export const mountCard = (app: App, { movesFocus }: { readonly movesFocus: boolean }) => {
  const card = byId('card')
  const { client } = app
  const alert = createAlert()
  const place = h('div', { class: 'place' })
  const startOver = h('button', { type: 'button', class: 'link', onclick: () => app.startOver() }, 'Start over')
  const footer = h('footer', { class: 'card-footer' }, startOver)
  fill(card, alert.element, place, footer)

  let key = ''
  let step: Step | null = null
  const show = (mayFocus: boolean): void => {
    const screen = screenOf(app)
    footer.hidden = client.$session.get() !== null || client.signUp.id === undefined
    if (screen.key === key) return
    key = screen.key
    step?.dispose()
    step = screen.create()
    fill(place, step.element)
    set(card, { 'aria-busy': 'false', 'data-step': key.split(' ')[0] })
    if (mayFocus) (step.firstField ?? byId('step-heading')).focus()
  }
  // Several stores change with one answer: one look at all of them is enough.
  let isDue = false
  const showSoon = (): void => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      show(true)
    })
  }
  show(movesFocus)
  const { signUp } = client
  const stops = [
    client.$session.listen(showSoon),
    signUp.$nextStep.listen(showSoon),
    signUp.$emailAddress.listen(showSoon),
    signUp.$phoneNumber.listen(showSoon),
    signUp.$errors.subscribe(({ global }) => alert.show(global)),
  ]
  return {
    fillCode: (code: string): void => step?.fillCode?.(code),
    unmount: (): void => {
      for (const stop of stops) stop()
      step?.dispose()
    },
  }
}
