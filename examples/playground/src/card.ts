import type { App } from './app.ts'
import { byId, fill, h, set } from './dom.ts'
import { createAlert } from './form.ts'
import { screenOf } from './screens.ts'
import type { Step } from './steps/step.ts'

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
    footer.hidden = client.$session.get() !== null || client.signUp.id === undefined || app.arrival !== null
    if (screen.key === key) return
    key = screen.key
    step?.dispose()
    step = screen.create()
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
