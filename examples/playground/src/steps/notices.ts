import type { App } from '../app.ts'
import { h } from '../dom.ts'
import type { Arrival } from '../landing.ts'
import { signUpWithWallet } from '../wallets/sign-up.ts'
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

/** The settings could not be loaded: nothing can be asked yet. */
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

/** The provider denied it, or the user cancelled there. */
export const deniedStep = (app: App, reason: string): Step =>
  notice({
    title: 'That did not work out',
    lede: `The provider did not let you through: ${reason}`,
    action: { label: 'Try another way', run: () => app.startOver() },
  })

/** The identity has an account already. */
export const knownStep = (app: App): Step =>
  notice({
    title: 'You have an account already',
    lede: 'This identity belongs to an account here. A product would sign you in now; this page only signs up.',
    action: { label: 'Use another identity', run: () => app.startOver() },
  })

/** The identity is signed in in this very browser. */
export const signedInStep = (app: App, sessionId: string): Step =>
  notice({
    title: 'You are signed in already',
    lede: 'This identity has a session in this browser.',
    action: { label: 'Go on with it', run: () => app.client.setActive({ session: sessionId }).catch(() => {}) },
  })

/** The wallet is known, and has not signed yet. */
export const walletStep = (app: App): Step =>
  notice({
    title: 'Sign with your wallet',
    lede: 'A signature shows that the wallet is yours. It costs nothing.',
    action: { label: 'Ask the wallet again', run: () => signUpWithWallet(app) },
  })

/** The user left for a provider, came back without it, and there is nothing to ask for here. */
export const travelStep = (url: string): Step =>
  notice({
    title: 'Go on at the provider',
    lede: 'You left for there and have not come back with its response yet.',
    action: { label: 'Go there again', run: () => location.assign(url) },
  })

/** What a link came to, when its tab has nothing else to do. */
export const arrivalStep = ({ title, lede, action }: Arrival): Step =>
  notice({ title, lede, action: { label: action, run: () => location.assign('/') } })

/** Signing up takes a ticket. */
export const invitedOnlyStep = (applicationName: string): Step =>
  notice({
    title: `${applicationName} is open by invitation`,
    lede: 'If you have one, open the link in it. Backstage can issue one for you.',
  })
