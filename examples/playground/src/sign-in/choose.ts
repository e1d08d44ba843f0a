import type { OAuthStrategy, Web3Strategy } from 'headless-signup'
import type { App } from '../app.ts'
import { h } from '../dom.ts'
import { passkeyProblem } from '../passkeys.ts'
import { signWithWallet } from '../wallets/sign.ts'
import { goToProvider } from '../ways.ts'
import { type Current, type Factor, isEnterprise, keyOf, type Which } from './current.ts'
import { isSending, recipientOf, sendTo } from './sending.ts'

const nameOfProvider = (app: App, strategy: string): string =>
  app.client.$environment.get()?.social.find((provider) => provider.strategy === strategy)?.name ?? strategy

/** A way as a button says it. */
export const labelOf = (app: App, factor: Factor): string => {
  const { strategy } = factor
  if (strategy === 'password') return 'Use your password'
  if (strategy === 'passkey') return 'Use a passkey'
  if (strategy === 'totp') return 'Use your authenticator app'
  if (strategy === 'backup_code') return 'Use a backup code'
  if (strategy === 'email_link') return `Email a link to ${recipientOf(factor)}`
  if (strategy === 'email_code') return `Email a code to ${recipientOf(factor)}`
  if (strategy === 'phone_code') return `Text a code to ${recipientOf(factor)}`
  if (strategy.startsWith('web3_')) return 'Sign with your wallet'
  if (isEnterprise(factor)) return `Continue with ${factor.enterpriseConnectionName ?? 'your company'}`
  return `Continue with ${nameOfProvider(app, strategy)}`
}

/** Asks the browser for a passkey. */
export const askForPasskey = (app: App, which: Which) => {
  const { future } = app.client.signIn
  return app.proceed(which === 'second' ? future.mfa.passkey() : future.passkey())
}

/** Turns to a factor, and begins with what it takes: a code is sent, the wallet or the browser asks. */
export const chooseFactor = async (app: App, { which, factor }: Omit<Current, 'others'>): Promise<void> => {
  const { signIn } = app.client
  const { strategy } = factor
  if (strategy.startsWith('oauth_')) return void (await goToProvider(app, 'sign-in', strategy as OAuthStrategy))
  if (isEnterprise(factor))
    return void (await goToProvider(app, 'sign-in', 'enterprise_sso', factor.enterpriseConnectionId))
  app.chosen = { signInId: signIn.id, key: keyOf(factor) }
  app.dismissed = signIn.$errors.get()
  app.show()
  if (isSending(factor)) await sendTo(app, { which, factor })
  else if (strategy === 'passkey') await askForPasskey(app, which)
  else if (strategy.startsWith('web3_')) await signWithWallet(app, strategy as Web3Strategy, signIn.future.web3) // the strategies of this name are wallets'
}

/** The other ways, below the one that is asked for; `null` when there are none. */
export const createOthers = (app: App, { which, others }: Current): HTMLElement | null => {
  const usable = others.filter(({ strategy }) => strategy !== 'passkey' || passkeyProblem() === null)
  if (usable.length === 0) return null
  const button = (factor: Factor): HTMLElement =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'way', onclick: () => chooseFactor(app, { which, factor }) },
        labelOf(app, factor),
      ),
    )
  return h(
    'details',
    { class: 'others' },
    h('summary', {}, 'Use another way'),
    h('ul', { class: 'other-list' }, ...usable.map(button)),
  )
}
