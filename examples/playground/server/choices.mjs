import { COMPANIES, companiesOf } from './companies.mjs'
import { BadRequest } from './exchange.mjs'
import { SIGN_INS, signInsIn, signInsOf } from './sign-ins.mjs'
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
  ...SIGN_INS,
  ...COMPANIES,
}

const presenceOf = ({ enabled, required }) => (required ? 'required' : enabled ? 'optional' : 'off')

/** Choices that only the page knows, or that the mock does not show: as at the start. */
export const FIRST_CHOICES = {
  providerWindow: 'page',
  unknownUsers: 'rejected',
  firstOffered: 'password',
  deviceTrust: 'off',
  companies: 'off',
  companyCodes: 'off',
}

/** Those among some choices. */
export const ownChoices = (choices) =>
  Object.fromEntries(Object.entries(choices).filter(([name]) => Object.hasOwn(FIRST_CHOICES, name)))

/** The settings in force, as the panel shows them. */
export function choicesOf({ attributes, ...settings }, own) {
  const { channels = ['sms'] } = attributes.phone_number
  return {
    ...own,
    ...Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, [first]]) => [name, presenceOf(attributes[first])])),
    legalConsent: settings.sign_up.legal_consent_enabled ? 'required' : 'off',
    phoneChannel: channels.length > 1 ? 'both' : channels[0],
    ...waysIn({ attributes, ...settings }, own.providerWindow),
    ...signInsIn({ attributes, ...settings }),
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

/** Both say something of the same attribute: a phone number is a field, and a second factor. */
const joined = (one, other) => {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, { ...one[name], ...other[name] }]))
}

/**
 * What to pass to the mock's `configure()`. `own` has what the mock does not show of the choices so far. Throws a
 * `BadRequest` for a choice that is not offered.
 */
export function settingsOf(input, own = FIRST_CHOICES) {
  const { phoneChannel, legalConsent, ...rest } = check(input)
  const company = companiesOf({ ...own, ...rest })
  const ways = waysOf(rest)
  const signIns = signInsOf(rest)
  const attributes = joined(ways.attributes, signIns.attributes)
  for (const [name, value] of Object.entries(rest)) {
    for (const attribute of ATTRIBUTES[name] ?? [])
      attributes[attribute] = { ...attributes[attribute], enabled: value !== 'off', required: value === 'required' }
  }
  if (phoneChannel) {
    const channels = phoneChannel === 'both' ? ['sms', 'whatsapp'] : [phoneChannel]
    attributes.phone_number = { ...attributes.phone_number, channels }
  }
  const consent = legalConsent ? { legal_consent_enabled: legalConsent === 'required' } : {}
  return {
    ...signIns.instance,
    ...company.instance,
    settings: {
      ...ways,
      ...signIns.settings,
      ...company.settings,
      attributes,
      sign_up: { ...ways.sign_up, ...consent },
    },
  }
}
