import type { Session, User } from 'headless-signup'
import type { App } from '../app.ts'
import { h } from '../dom.ts'
import { flowNow } from '../flow.ts'
import { createMethods } from './methods.ts'
import { heading, type Step } from './step.ts'
import { createTokenView } from './token-view.ts'

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

const row = (label: string, ...values: (Node | string)[]): HTMLElement | null =>
  values.length > 0 ? h('div', {}, h('dt', {}, label), h('dd', {}, ...values)) : null

const verified = (text: string, isVerified: boolean): HTMLElement =>
  h('span', { class: 'with-chip' }, text, ' ', isVerified && h('span', { class: 'chip good' }, 'verified'))

const nameOf = ({ firstName, lastName }: User): string => [firstName, lastName].filter(Boolean).join(' ')

const userRows = (user: User): (HTMLElement | null)[] => [
  row('Name', ...(nameOf(user) ? [nameOf(user)] : [])),
  row('Username', ...(user.username ? [user.username] : [])),
  row('Email address', ...user.emailAddresses.map((item) => verified(item.emailAddress, item.verified))),
  row('Phone number', ...user.phoneNumbers.map((item) => verified(item.phoneNumber, item.verified))),
  row('Wallet', ...user.web3Wallets.map(({ web3Wallet }) => h('span', { class: 'mono' }, web3Wallet))),
  row('Password', user.passwordEnabled ? 'Set' : 'None'),
  row('Terms accepted', ...(user.legalAcceptedAt ? [date.format(user.legalAcceptedAt)] : [])),
]

const sessionRows = (session: Session, user: User): (HTMLElement | null)[] => [
  row('Session', h('span', { class: 'chip good' }, session.status)),
  row('Session id', h('span', { class: 'mono' }, session.id)),
  row('User id', h('span', { class: 'mono' }, user.id)),
  row('Signed in until', ...(session.expireAt ? [date.format(session.expireAt)] : [])),
]

/** The end: who signed up or in, the active session, and its token. */
export const doneStep = (app: App, session: Session, user: User): Step => {
  const token = createTokenView(app.client)
  const isSignIn = flowNow() === 'sign-in'
  const greeting = isSignIn ? 'Welcome back' : 'Welcome'
  const who = user.firstName ?? user.username
  return {
    element: h(
      'div',
      { class: 'step done' },
      h('div', { class: 'tick', 'aria-hidden': 'true' }),
      heading(
        who ? `${greeting}, ${who}` : greeting,
        isSignIn ? 'You are signed in.' : 'Your account exists and you are signed in.',
      ),
      h(
        'dl',
        { class: 'pairs account', 'aria-label': 'Your account' },
        ...userRows(user),
        ...sessionRows(session, user),
      ),
      createMethods(app, user),
      h(
        'div',
        { class: 'endings' },
        h('button', { type: 'button', class: 'primary', onclick: () => app.signOut() }, h('span', {}, 'Sign out')),
        h('button', { type: 'button', class: 'secondary', onclick: () => app.anotherUser() }, 'Sign up another user'),
      ),
      token.element,
    ),
    dispose: token.dispose,
  }
}
