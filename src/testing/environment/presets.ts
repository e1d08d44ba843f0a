import type { MockFrontendApiOptions } from '../types.ts'
import type { AttributeName, AttributeSettings, DeepPartial } from './settings.ts'

type Attribute = DeepPartial<AttributeSettings>

const OFF: Attribute = { enabled: false, required: false }
const OPTIONAL: Attribute = { enabled: true, required: false }
const REQUIRED: Attribute = { enabled: true, required: true }

const withAttributes = (attributes: Partial<Record<AttributeName, Attribute>>): MockFrontendApiOptions => ({
  settings: { attributes: { email_address: OFF, password: OFF, ...attributes } },
})

/** Options of common instances: `createMockFrontendApi(presets.emailCode())`. Spread them to add your own. */
export const presets = {
  /** An email address, verified by a code. No password. */
  emailCode: () => withAttributes({ email_address: REQUIRED }),
  /** An email address, verified by a code, and a password: the default. */
  emailCodeAndPassword: () => withAttributes({ email_address: REQUIRED, password: REQUIRED }),
  /** A phone number, verified by a code in a text message. No password. */
  phoneCode: () => withAttributes({ phone_number: REQUIRED }),
  /** A phone number, verified by a code in a text message, and a password. */
  passwordAndPhone: () => withAttributes({ phone_number: REQUIRED, password: REQUIRED }),
  /** A username and a password. Nothing is verified, so one request completes a sign-up. */
  usernameAndPassword: () => withAttributes({ username: REQUIRED, password: REQUIRED }),
  /** A wallet, verified by its signature. Nothing else. */
  web3: () => withAttributes({ web3_wallet: REQUIRED }),
  /** An email address or a phone number. Either is enough, and what is given is verified by a code. */
  emailOrPhone: () => withAttributes({ email_address: OPTIONAL, phone_number: OPTIONAL }),
  /** An email address, verified by a link in a message. No password. */
  emailLink: () =>
    withAttributes({ email_address: { ...REQUIRED, verifications: ['email_link'], first_factors: ['email_link'] } }),
  /** Google, GitHub, or an email address verified by a code. Both names are required; a provider may omit them. */
  socialProgressive: (): MockFrontendApiOptions => ({
    settings: {
      ...withAttributes({ email_address: REQUIRED, first_name: REQUIRED, last_name: REQUIRED }).settings,
      social: { oauth_google: { enabled: true, name: 'Google' }, oauth_github: { enabled: true, name: 'GitHub' } },
    },
  }),
  /** By invitation only: a sign-up needs a ticket. An email address, which the ticket verifies. */
  inviteOnly: (): MockFrontendApiOptions => ({
    settings: { ...withAttributes({ email_address: REQUIRED }).settings, sign_up: { mode: 'restricted' } },
  }),
  /** An email address verified by a code. Users with an address at `corp.test` sign up through their company. */
  enterprise: (): MockFrontendApiOptions => ({
    settings: { ...withAttributes({ email_address: REQUIRED }).settings, enterprise_sso: { enabled: true } },
    enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'] }],
  }),
  /** An email address and a password, which alone signs a user in. A code verifies the address, and resets the password. */
  password: () => withAttributes({ email_address: { ...REQUIRED, first_factors: [] }, password: REQUIRED }),
  /** The same, with an authenticator app and backup codes as second factors, for users who have them. */
  passwordAndTotp: () =>
    withAttributes({
      email_address: { ...REQUIRED, first_factors: [] },
      password: REQUIRED,
      authenticator_app: OPTIONAL,
      backup_code: OPTIONAL,
    }),
  /** An email address, verified by a code. Users sign in by a passkey, also from the field's suggestions, or by a code. */
  passkey: (): MockFrontendApiOptions => ({
    settings: {
      ...withAttributes({ email_address: REQUIRED, passkey: OPTIONAL }).settings,
      passkey_settings: { allow_autofill: true, show_sign_in_button: true, satisfies_second_factor: true },
    },
  }),
  /** An email address and a password. A browser that is new to the user needs a code, too. */
  deviceTrust: (): MockFrontendApiOptions => ({
    ...withAttributes({ email_address: REQUIRED, password: REQUIRED }),
    signIns: { deviceTrust: true },
  }),
  /** Email address, phone number over two channels, username, both names, password and legal consent: all required. */
  everything: (): MockFrontendApiOptions => ({
    settings: {
      attributes: {
        email_address: REQUIRED,
        phone_number: { ...REQUIRED, channels: ['sms', 'whatsapp'] },
        username: REQUIRED,
        first_name: REQUIRED,
        last_name: REQUIRED,
        password: REQUIRED,
      },
      sign_up: { legal_consent_enabled: true },
    },
    displayConfig: { terms_url: '/terms', privacy_policy_url: '/privacy' },
  }),
}
