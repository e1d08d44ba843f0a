import type { App } from '../app.ts'
import { h } from '../dom.ts'
import { heading, type Step } from './step.ts'

interface Notice {
  readonly title: string
  readonly lede: string
  readonly action?: { readonly label: string; readonly run: () => unknown }
}

const notice = ({ title, lede, action }: Notice): Step => ({
  element: h(
    'div',
    { class: 'step' },
    heading(title, lede),
    action && h('button', { type: 'button', class: 'primary', onclick: action.run }, h('span', {}, action.label)),
  ),
  dispose: () => {},
})

/** The settings could not be had: nothing can be asked yet. */
export const unavailableStep = (app: App): Step =>
  notice({
    title: 'The server cannot be reached',
    lede: 'Check that the playground is running, then try again. Nothing is lost.',
    action: { label: 'Try again', run: () => app.restart() },
  })

/** The sign-up is complete, its session not yet the active one. Usually seen for a moment only. */
export const finalizeStep = (app: App): Step =>
  notice({
    title: 'Your account is ready',
    lede: 'One moment: you are being signed in.',
    action: { label: 'Sign in', run: () => app.proceed(app.client.signUp.future.finalize()) },
  })

/** The server gave the sign-up up, or wants something that this page does not do. */
export const restartStep = (app: App): Step =>
  notice({
    title: 'Let us start over',
    lede: 'This sign-up cannot be finished here.',
    action: { label: 'Start over', run: () => app.startOver() },
  })
