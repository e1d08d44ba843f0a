import type { Environment, OAuthStrategy, Web3Strategy } from 'headless-signup'
import type { App } from './app.ts'
import { h, set } from './dom.ts'
import type { Flow } from './flow.ts'
import { addressOf } from './home.ts'
import { signWithWallet } from './wallets/sign.ts'

export interface Way {
  readonly label: string
  readonly mark: string
  readonly start: () => Promise<unknown>
}

const POPUP = 'popup,width=480,height=640'

/** Where a provider leads back to. The address says what was begun. */
const callbackOf = (flow: Flow): string => addressOf(flow === 'sign-in' ? '/sign-in/sso-callback' : '/sso-callback')

/** Goes to a provider, in this tab or in a popup. */
export const goToProvider = (
  app: App,
  flow: Flow,
  strategy: OAuthStrategy | 'enterprise_sso',
  connectionId?: string,
) => {
  const { signUp, signIn } = app.client
  const callback = callbackOf(flow)
  // In the click itself: later on the browser would block it.
  const window = app.settings.choices.providerWindow === 'popup' ? { popup: open('', '', POPUP) } : {}
  const params = {
    strategy,
    enterpriseConnectionId: connectionId,
    redirectUrl: callback,
    redirectCallbackUrl: callback,
    popupCallbackUrl: addressOf('/popup-callback'),
    ...window,
  }
  return app.proceed(flow === 'sign-in' ? signIn.future.sso(params) : signUp.future.sso(params))
}

const providerWays = (app: App, { social }: Environment, flow: Flow): readonly Way[] =>
  social.map(({ strategy, name }) => ({
    label: name,
    mark: name.charAt(0),
    start: () => goToProvider(app, flow, strategy as OAuthStrategy), // `social` lists strategies of providers only
  }))

const WALLETS: readonly (readonly [label: string, mark: string, strategy: Web3Strategy])[] = [
  ['Ethereum wallet', 'Ξ', 'web3_metamask_signature'],
  ['Solana wallet', 'S', 'web3_solana_signature'],
]

const walletWays = (app: App, { attributes }: Environment, flow: Flow): readonly Way[] => {
  const { signUp, signIn } = app.client
  const sign = flow === 'sign-in' ? signIn.future.web3 : signUp.future.web3
  if (!attributes.web3_wallet?.enabled) return []
  return WALLETS.map(([label, mark, strategy]) => ({
    label,
    mark,
    start: () => signWithWallet(app, strategy, sign),
  }))
}

/** Goes on at a provider that the user left for, and came back from without it. */
export const providerLink = (url: string): HTMLElement =>
  h(
    'section',
    { class: 'ways', 'aria-label': 'The provider' },
    h('p', { class: 'or' }, h('span', {}, 'or')),
    h('div', { class: 'way-list' }, h('a', { class: 'way', href: url }, 'Go to the provider again')),
  )

/** A button for each way. While one has begun, no other can. */
export const createWayList = (ways: readonly Way[]): HTMLElement => {
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
  const element = h('div', { class: 'way-list' }, ...ways.map(button))
  return element
}

/** The ways without the form; `null` when there are none. `more` come first. */
export const createWays = (app: App, environment: Environment, flow: Flow, more: readonly Way[] = []) => {
  const ways = [...more, ...providerWays(app, environment, flow), ...walletWays(app, environment, flow)]
  if (ways.length === 0) return null
  return h(
    'section',
    { class: 'ways', 'aria-label': flow === 'sign-in' ? 'Other ways to sign in' : 'Other ways to sign up' },
    h('p', { class: 'or' }, h('span', {}, 'or continue with')),
    createWayList(ways),
  )
}
