import type { App } from './app.ts'
import { attemptOf } from './attempt.ts'
import { byId, fill, h, set } from './dom.ts'
import { type Flow, flowNow, listenToFlow } from './flow.ts'
import { createAlert } from './form.ts'
import { screenOf } from './screens/screen-of.ts'
import type { Step } from './steps/step.ts'

const NAMES: Readonly<Record<Flow, string>> = { 'sign-up': 'Sign up', 'sign-in': 'Sign in' }

const SWITCHES: Readonly<Record<Flow, { text: string; label: string; to: Flow }>> = {
  'sign-up': { text: 'Have an account already?', label: 'Sign in', to: 'sign-in' },
  'sign-in': { text: 'No account yet?', label: 'Create one', to: 'sign-up' },
}

/** The way to the other flow, and what gives up the attempt in progress. */
const createFooter = (app: App) => {
  const startOver = h('button', { type: 'button', class: 'link', onclick: () => app.startOver() }, 'Start over')
  const text = h('span')
  const turn = h('button', { type: 'button', class: 'link', onclick: () => app.turnTo(SWITCHES[flowNow()].to) })
  const other = h('p', { class: 'switch' }, text, ' ', turn)
  const element = h('footer', { class: 'card-footer' }, other, startOver)
  const show = (flow: Flow, step: Step | null): void => {
    const { client, arrival } = app
    const hasBegun = (flow === 'sign-in' ? client.signIn : client.signUp).id !== undefined
    element.hidden = client.$session.get() !== null || arrival !== null
    startOver.hidden = !hasBegun || step?.startsOver === true
    text.textContent = SWITCHES[flow].text
    turn.textContent = SWITCHES[flow].label
  }
  return { element, show }
}

const nameCard = (card: HTMLElement, flow: Flow): void => {
  set(card, { 'aria-label': NAMES[flow] })
  byId('skip').textContent = `Skip to the ${flow}`
  document.title = `${NAMES[flow]} · headless-signup playground`
}

/** The sign-up or the sign-in itself: one screen at a time, chosen by `$nextStep`. */
export const mountCard = (app: App, { movesFocus }: { readonly movesFocus: boolean }) => {
  const card = byId('card')
  const { client } = app
  const { signUp, signIn } = client
  const alert = createAlert()
  const place = h('div', { class: 'place' })
  const footer = createFooter(app)
  fill(card, alert.element, place, footer.element)

  let key = ''
  let step: Step | null = null
  const show = (mayFocus: boolean): void => {
    const flow = flowNow()
    const screen = screenOf(app)
    nameCard(card, flow)
    const errors = attemptOf(client).$errors.get()
    alert.show(errors === app.dismissed ? null : errors.global)
    if (screen.key === key) {
      footer.show(flow, step)
      return
    }
    key = screen.key
    step?.dispose()
    step = screen.create()
    footer.show(flow, step)
    fill(place, step.element)
    set(card, { 'aria-busy': 'false', 'data-step': key.split(' ')[0] })
    if (mayFocus) (step.firstField ?? byId('step-heading')).focus()
  }
  // Several stores change with one response: one look at all of them is enough.
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
  const stops = [
    client.$session.listen(showSoon),
    signUp.$nextStep.listen(showSoon),
    signUp.$emailAddress.listen(showSoon),
    signUp.$phoneNumber.listen(showSoon),
    signUp.$errors.listen(showSoon),
    signIn.$nextStep.listen(showSoon),
    signIn.$errors.listen(showSoon),
    listenToFlow(showSoon),
  ]
  return {
    show: showSoon,
    fillCode: (code: string): void => step?.fillCode?.(code),
    unmount: (): void => {
      for (const stop of stops) stop()
      step?.dispose()
    },
  }
}
