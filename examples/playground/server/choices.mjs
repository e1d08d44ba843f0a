import { BadRequest } from './exchange.mjs'
import { PROVIDERS, WAYS, waysIn, waysOf } from './ways.mjs'

// What the settings panel offers, and how the mock spells it.

const PRESENCE = ['off', 'optional', 'required']
const SWITCH = ['off', 'required']
const CHANNELS = ['sms', 'whatsapp', 'both']

const ATTRIBUTES = {
  emailAddress: ['email_address'],
  phoneNumber: ['phone_number'],
  username: ['username'],
  names: ['first_name', 'last_name'],
  password: ['password'],
}

const OPTIONS = {
  ...Object.fromEntries(Object.keys(ATTRIBUTES).map((name) => [name, PRESENCE])),
  legalConsent: SWITCH,
  phoneChannel: CHANNELS,
  providerWindow: PROVIDERS,
  ...WAYS,
}

const presenceOf = ({ enabled, required }) => (required ? 'required' : enabled ? 'optional' : 'off')

/** The settings in force, as the panel shows them. */
export function choicesOf({ attributes, ...settings }, providerWindow) {
  const { channels = ['sms'] } = attributes.phone_number
  return {
    ...Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, [first]]) => [name, presenceOf(attributes[first])])),
    legalConsent: settings.sign_up.legal_consent_enabled ? 'required' : 'off',
    phoneChannel: channels.length > 1 ? 'both' : channels[0],
    ...waysIn({ attributes, ...settings }, providerWindow),
  }
}

function check(choices) {
  if (typeof choices !== 'object' || choices === null) throw new BadRequest(422, 'Send an object.')
  for (const [name, value] of Object.entries(choices)) {
    const values = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined
    if (!values) throw new BadRequest(422, `There is no setting "${name}".`)
    if (!values.includes(value)) throw new BadRequest(422, `"${name}" is one of: ${values.join(', ')}.`)
  }
  return choices
}

/** What to pass to the mock's `configure()`. Throws a `BadRequest` for a choice that is not offered. */
export function settingsOf(input) {
  const { phoneChannel, legalConsent, ...rest } = check(input)
  const ways = waysOf(rest)
  const attributes = { ...ways.attributes }
  for (const [name, value] of Object.entries(rest)) {
    for (const attribute of ATTRIBUTES[name] ?? [])
      attributes[attribute] = { ...attributes[attribute], enabled: value !== 'off', required: value === 'required' }
  }
  if (phoneChannel) {
    const channels = phoneChannel === 'both' ? ['sms', 'whatsapp'] : [phoneChannel]
    attributes.phone_number = { ...attributes.phone_number, channels }
  }
  const consent = legalConsent ? { legal_consent_enabled: legalConsent === 'required' } : {}
  return { settings: { ...ways, attributes, sign_up: { ...ways.sign_up, ...consent } } }
}
