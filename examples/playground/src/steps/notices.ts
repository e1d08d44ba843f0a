import type { App } from '../app.ts'
import { h } from '../dom.ts'
import { flowNow, switchFlow } from '../flow.ts'
import type { Arrival } from '../landing.ts'
import { signUpWithSameWallet } from '../wallets/sign.ts'
import { heading, type Step } from './step.ts'

interface Notice {
  readonly title: string
  readonly lede: string
  readonly action?: { readonly label: string; readonly run: () => unknown }
  readonly startsOver?: boolean
}

const notice = ({ title, lede, action, startsOver = false }: Notice): Step => ({
  startsOver,
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

/** It is complete, its session not yet the active one. Usually seen for a moment only. */
export const finalizeStep = (app: App): Step => {
  const { signUp, signIn } = app.client
  const isSignIn = flowNow() === 'sign-in'
  return notice({
    title: isSignIn ? 'That is all we need' : 'Your account is ready',
    lede: 'One moment: you are being signed in.',
    action: { label: 'Sign in', run: () => app.proceed((isSignIn ? signIn : signUp).future.finalize()) },
  })
}

/** The server gave it up, or wants something that this page does not do. */
export const restartStep = (app: App): Step =>
  notice({
    title: 'Let us start over',
    lede: `This ${flowNow()} cannot be finished here.`,
    action: { label: 'Start over', run: () => app.startOver() },
    startsOver: true,
  })

/** The provider denied it, or the user cancelled there. */
export const deniedStep = (app: App, reason: string): Step =>
  notice({
    title: 'That did not work out',
    lede: `The provider did not let you through: ${reason}`,
    action: { label: 'Try another way', run: () => app.startOver() },
    startsOver: true,
  })

/** The identity has an account already. */
export const knownStep = (app: App): Step =>
  notice({
    title: 'You have an account already',
    lede: 'This identity belongs to an account here.',
    action: { label: 'Sign in to it', run: () => app.proceed(Promise.resolve({ error: null })) },
  })

/** What was proved belongs to no account. */
export const noAccountStep = (app: App, ticket?: string): Step => {
  const { future } = app.client.signUp
  const { identifier } = app.client.signIn
  return notice({
    title: 'There is no account yet',
    lede: identifier ? `Create one for ${identifier}? It is verified already.` : 'Create one with this identity?',
    action: {
      label: 'Create an account',
      run: () => {
        switchFlow('sign-up')
        return app.proceed(ticket === undefined ? future.create({ transfer: true }) : future.ticket({ ticket }))
      },
    },
  })
}

/** A link vouches for the user. */
export const ticketStep = (app: App, applicationName: string): Step =>
  notice({
    title: `Sign in to ${applicationName}`,
    lede: 'Your link vouches for you: nothing else is needed.',
    action: { label: 'Sign in', run: () => app.proceed(app.client.signIn.future.ticket()) },
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
    action: { label: 'Ask the wallet again', run: () => signUpWithSameWallet(app) },
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
  notice({ title, lede, action: { label: action, run: () => location.assign(location.pathname) } })

/** Signing up takes a ticket. */
export const invitedOnlyStep = (applicationName: string): Step =>
  notice({
    title: `${applicationName} is open by invitation`,
    lede: 'If you have one, open the link in it. Backstage can issue one for you.',
  })
