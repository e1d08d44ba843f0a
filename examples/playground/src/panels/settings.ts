import type { App } from '../app.ts'
import { type Choices, changeSettings, resetServer, type Settings } from '../control.ts'
import { announce, byId, fill, h } from '../dom.ts'
import { createActions } from './actions.ts'

const PRESENCE = { off: 'Off', optional: 'Optional', required: 'Required' }

const SWITCH = { off: 'Off', on: 'On' }

type Control = readonly [name: keyof Choices, label: string, options: Readonly<Record<string, string>>]

const GROUPS: readonly (readonly [title: string, controls: readonly Control[]])[] = [
  [
    'Signing up',
    [
      ['emailAddress', 'Email address', PRESENCE],
      ['emailWith', 'Verified by', { code: 'Code', link: 'Link' }],
      ['phoneNumber', 'Phone number', PRESENCE],
      ['phoneChannel', 'Phone codes by', { sms: 'SMS', whatsapp: 'WhatsApp', both: 'Both' }],
      ['username', 'Username', PRESENCE],
      ['names', 'First and last name', PRESENCE],
      ['password', 'Password', PRESENCE],
      ['legalConsent', 'Legal consent', { off: 'Off', required: 'Required' }],
      ['providerWindow', 'Providers', { off: 'Off', page: 'In this tab', popup: 'In a popup' }],
      ['wallets', 'Wallets', { off: 'Off', optional: 'On' }],
      ['captcha', 'Captcha', { off: 'Off', required: 'On' }],
      ['mode', 'Open to', { public: 'Everyone', restricted: 'Invited' }],
    ],
  ],
  [
    'Signing in',
    [
      ['firstOffered', 'Offered first', { password: 'Password', otp: 'Code' }],
      ['passkeys', 'Passkeys', { off: 'Off', button: 'On', autofill: 'In the field' }],
      ['authenticator', 'Authenticator app', SWITCH],
      ['backupCodes', 'Backup codes', SWITCH],
      ['phoneSecond', 'Phone as second factor', SWITCH],
      ['deviceTrust', 'Check new devices', SWITCH],
      ['enumeration', 'Hide who has an account', SWITCH],
      ['lockOut', 'Lock after 3 failures', SWITCH],
      ['unknownUsers', 'Unknown users', { rejected: 'Rejected', 'sign-up': 'Sign up' }],
    ],
  ],
  [
    'Addresses @orchard.example',
    [
      ['companies', 'Company sign-in', { off: 'Off', one: 'One place', two: 'Two places' }],
      ['companyCodes', 'Code instead of it', SWITCH],
    ],
  ],
]

/** The mock names settings between backticks. */
const withCode = (text: string): (HTMLElement | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? h('code', { class: 'mono' }, part) : part))

/** What is asked for. A change is in force at once; one that makes no sense is rejected by the mock. */
export const createSettings = (app: App) => {
  const place = byId('settings')
  const problem = h('p', { class: 'field-error', role: 'alert' })

  const explain = (error: unknown): void => {
    fill(problem, ...withCode(error instanceof Error ? error.message : 'Nothing was changed.'))
  }
  const choose = async (name: keyof Choices, value: string): Promise<void> => {
    try {
      const settings: Settings = await changeSettings({ [name]: value })
      problem.textContent = ''
      app.settings = settings
      await app.restart()
      announce('The settings are in force.')
    } catch (error) {
      explain(error)
    }
    check()
  }
  const option = (name: keyof Choices, value: string, label: string): HTMLElement => {
    const input = h('input', {
      type: 'radio',
      name,
      value,
      id: `${name}-${value}`,
      onchange: () => choose(name, value),
    })
    return h('span', {}, input, h('label', { for: input.id }, label))
  }
  const control = ([name, label, options]: Control): HTMLElement =>
    h(
      'fieldset',
      { class: 'control', id: `control-${name}` },
      h('legend', {}, label),
      h('div', { class: 'segments' }, ...Object.entries(options).map(([value, text]) => option(name, value, text))),
    )
  const check = (): void => {
    const { emailAddress, phoneNumber, companies } = app.settings.choices
    byId('control-companyCodes').hidden = companies === 'off'
    byId('control-phoneChannel').hidden = phoneNumber === 'off'
    byId('control-phoneSecond').hidden = phoneNumber === 'off'
    byId('control-emailWith').hidden = emailAddress === 'off'
    for (const input of place.querySelectorAll('input')) {
      input.checked = app.settings.choices[input.name as keyof Choices] === input.value // the names are those of CONTROLS
    }
  }
  const reset = async (): Promise<void> => {
    try {
      await resetServer()
      location.reload()
    } catch (error) {
      explain(error)
    }
  }
  fill(
    place,
    ...GROUPS.flatMap(([title, controls]) => [h('h4', {}, title), ...controls.map(control)]),
    problem,
    createActions(),
    h(
      'div',
      { class: 'reset' },
      h('p', {}, 'Forget every user, message and setting:'),
      h('button', { type: 'button', class: 'secondary', onclick: reset }, 'Reset the server'),
    ),
  )
  check()
}
