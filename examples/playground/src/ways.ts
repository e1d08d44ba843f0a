import type { Environment } from 'headless-signup'
import type { App } from './app.ts'
import { h, set } from './dom.ts'
import { signUpWithWallet } from './wallets/sign-up.ts'

interface Way {
  readonly label: string
  readonly mark: string
  readonly start: () => Promise<unknown>
}

const POPUP = 'popup,width=480,height=640'

const providerWays = (app: App, { social }: Environment): readonly Way[] =>
  social.map(({ strategy, name }) => ({
    label: name,
    mark: name.charAt(0),
    start: () => {
      // In the click itself: later on the browser would block it.
      const window = app.settings.choices.providerWindow === 'popup' ? { popup: open('', '', POPUP) } : {}
      return app.proceed(
        app.client.signUp.future.sso({
          strategy: strategy as `oauth_${string}`, // `social` lists strategies of providers only
          redirectUrl: '/sso-callback',
          redirectCallbackUrl: '/sso-callback',
          popupCallbackUrl: '/popup-callback',
          ...window,
        }),
      )
    },
  }))

const walletWays = (app: App, { attributes }: Environment): readonly Way[] =>
  attributes.web3_wallet?.enabled
    ? [
        { label: 'Ethereum wallet', mark: 'Ξ', start: () => signUpWithWallet(app, 'web3_metamask_signature') },
        { label: 'Solana wallet', mark: 'S', start: () => signUpWithWallet(app, 'web3_solana_signature') },
      ]
    : []

/** Goes on at a provider that the user left for, and came back from without it. */
export const providerLink = (url: string): HTMLElement =>
  h(
    'section',
    { class: 'ways', 'aria-label': 'The provider' },
    h('p', { class: 'or' }, h('span', {}, 'or')),
    h('div', { class: 'way-list' }, h('a', { class: 'way', href: url }, 'Go to the provider again')),
  )

/** The ways into the product without the form; `null` when there are none. */
export const createWays = (app: App, environment: Environment): HTMLElement | null => {
  const ways = [...providerWays(app, environment), ...walletWays(app, environment)]
  if (ways.length === 0) return null
  let isBusy = false
  const button = ({ label, mark, start }: Way): HTMLElement => {
    const onclick = async (): Promise<void> => {
      if (isBusy) return
      isBusy = true
      set(element, { 'aria-busy': 'true' })
      await start()
      set(element, { 'aria-busy': null })
      isBusy = false
    }
    return h(
      'button',
      { type: 'button', class: 'way', 'aria-label': `Continue with ${label}`, onclick },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
      label,
    )
  }
  const element = h(
    'section',
    { class: 'ways', 'aria-label': 'Other ways to sign up' },
    h('p', { class: 'or' }, h('span', {}, 'or continue with')),
    h('div', { class: 'way-list' }, ...ways.map(button)),
  )
  return element
}
