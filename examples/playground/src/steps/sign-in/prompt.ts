import type { OAuthStrategy, Web3Strategy } from 'headless-signup'
import type { App } from '../../app.ts'
import { h } from '../../dom.ts'
import { passkeyProblem } from '../../passkeys.ts'
import { askForPasskey, createOthers } from '../../sign-in/choose.ts'
import type { Current } from '../../sign-in/current.ts'
import { signWithWallet } from '../../wallets/sign.ts'
import { goToProvider } from '../../ways.ts'
import { heading, type Step } from '../step.ts'

interface Prompt {
  readonly title: string
  readonly lede: string
  readonly label: string
  /** Why it cannot be done here. */
  readonly problem?: string | null
  readonly ask: () => Promise<unknown>
}

const promptOf = (app: App, { which, factor: { strategy } }: Current): Prompt => {
  if (strategy === 'passkey')
    return {
      title: which === 'second' ? 'One more step' : 'Use your passkey',
      lede: 'Your browser or phone asks you to confirm that it is you.',
      label: 'Use a passkey',
      problem: passkeyProblem(),
      ask: () => askForPasskey(app, which),
    }
  if (strategy.startsWith('web3_'))
    return {
      title: 'Sign with your wallet',
      lede: 'A signature shows that the wallet is yours. It costs nothing.',
      label: 'Ask the wallet',
      ask: () => signWithWallet(app, strategy as Web3Strategy, app.client.signIn.future.web3),
    }
  return {
    title: 'Go on at the provider',
    lede: 'Sign in there, and you come back here.',
    label: 'Go to the provider',
    ask: () => goToProvider(app, 'sign-in', strategy as OAuthStrategy), // what is left are providers
  }
}

/** A way that takes no typing: one button, and other ways. */
export const promptStep = (app: App, current: Current): Step => {
  const { title, lede, label, problem, ask } = promptOf(app, current)
  const button = h('button', { type: 'button', class: 'primary', onclick: ask }, h('span', {}, label))
  return {
    element: h(
      'div',
      { class: 'step' },
      heading(title, lede),
      problem ? h('p', { class: 'waiting' }, problem) : button,
      createOthers(app, current),
    ),
    firstField: problem ? undefined : button,
    dispose: () => {},
  }
}
