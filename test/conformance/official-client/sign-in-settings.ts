import type { MockFrontendApi, MockFrontendApiOptions } from '../../../src/testing/index.ts'
import type { MockUserInput } from '../../../src/testing/user-types.ts'
import type { Scene } from './perform.ts'

export const EMAIL = 'ada@example.test'
export const PHONE = '+447700900143'
export const PASSWORD = 'correct horse 42'
export const WRONG = '000000'
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Users have any of: an email address, a phone number, a username, a password, and second factors. */
export const MANY = {
  settings: {
    attributes: {
      email_address: { enabled: true, required: false, first_factors: ['email_code', 'email_link'] },
      phone_number: {
        enabled: true,
        required: false,
        channels: ['sms', 'whatsapp'],
        used_for_second_factor: true,
        second_factors: ['phone_code'],
      },
      username: { enabled: true, required: false },
      password: { enabled: true, required: false },
      authenticator_app: { enabled: true },
      backup_code: { enabled: true },
      passkey: { enabled: true },
    },
    attack_protection: { user_lockout: { enabled: true, max_attempts: 5, duration_in_minutes: 60 } },
  },
} satisfies MockFrontendApiOptions

/** Signs out, and waits for the page to which that leads. */
export const signOut = async ({ client, page, ready }: Pick<Scene, 'client' | 'page' | 'ready'>): Promise<void> => {
  await client.signOut({ redirectUrl: '/signed-out' })
  await page.waitForURL('**/signed-out*')
  await ready()
}

/** Prepares the server: Ada, with an email address, and what else a script needs. */
export const withAda =
  (more: MockUserInput = {}) =>
  (api: MockFrontendApi): undefined =>
    void api.users.add({ emailAddress: EMAIL, firstName: 'Ada', ...more })

export const SIGNED_IN = { session: { status: 'active' }, user: { firstName: 'Ada' } } as const
export const COMPLETE = { signIn: { status: 'complete' }, ...SIGNED_IN } as const
export const SIGNED_OUT = { session: null, user: null } as const
