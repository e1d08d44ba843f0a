import type { ClientOptions } from '../../src/index.ts'
import type { MockFrontendApiOptions, MockUserInput } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from './setup.ts'

export const PHONE = '+447700900143'

/** Settings with an email address, a phone number, a username, a password and second factors, none of them required. */
export const MANY: MockFrontendApiOptions = {
  settings: {
    attributes: {
      email_address: { enabled: true, required: false, first_factors: ['email_code', 'email_link'] },
      phone_number: { enabled: true, used_for_second_factor: true },
      username: { enabled: true },
      password: { enabled: true, required: false },
      passkey: { enabled: true },
      authenticator_app: { enabled: true },
      backup_code: { enabled: true },
    },
    passkey_settings: { allow_autofill: true, show_sign_in_button: true, satisfies_second_factor: true },
    attack_protection: { pii: { enabled: false } },
  },
}

/** A client on a mock that has a user, Ada. */
export const withAda = (
  user: MockUserInput = {},
  options: MockFrontendApiOptions = MANY,
  clientOptions: ClientOptions = {},
) => {
  const mock = setup(options, clientOptions)
  const ada = mock.api.users.add({ emailAddress: EMAIL, password: PASSWORD, firstName: 'Ada', ...user })
  const { signIn } = mock.client
  return { ...mock, ada, signIn, future: signIn.future }
}

/** The code of an error, or `null`: that of the server where it has one. */
export const codeOf = (error: unknown): unknown => {
  const { code, errors } = Object(error) as { code?: string; errors?: readonly { code: string }[] }
  return errors?.[0]?.code ?? code ?? null
}

/** What a call rejects with: its code. */
export const rejection = (call: Promise<unknown>): Promise<unknown> => call.then(() => null, codeOf)
