import * as fc from 'fast-check'
import { createMockFrontendApi, type MockFrontendApiOptions, MockSettingsError } from '../../../src/testing/index.ts'

export const HOUR = 3_600_000

/** Who is a user from the beginning. */
export const TAKEN = { emailAddress: 'taken@example.test', phoneNumber: '+447700900199', username: 'taken_name' }

const ATTRIBUTES = ['email_address', 'phone_number', 'username', 'first_name', 'last_name', 'password'] as const

type Need = 'off' | 'optional' | 'required'

export interface RandomSettings {
  readonly attributes: Readonly<Record<(typeof ATTRIBUTES)[number], Need>>
  readonly isVerified: boolean
  readonly progressive: boolean
  readonly consent: boolean
  readonly google: boolean
  readonly attempts: number
  readonly resendIntervalMs: number
}

const need = (when: Need) => ({ enabled: when !== 'off', required: when === 'required' })

export const optionsOf = (random: RandomSettings): MockFrontendApiOptions => {
  const { attributes, isVerified, progressive, consent, google, attempts, resendIntervalMs } = random
  return {
    settings: {
      attributes: {
        ...Object.fromEntries(ATTRIBUTES.map((name) => [name, need(attributes[name])])),
        email_address: { ...need(attributes.email_address), verify_at_sign_up: isVerified },
        phone_number: { ...need(attributes.phone_number), verify_at_sign_up: isVerified },
      },
      social: { oauth_google: { enabled: google } },
      sign_up: { progressive, legal_consent_enabled: consent },
    },
    limits: { attempts, resendIntervalMs },
  }
}

const isCoherent = (settings: RandomSettings): boolean => {
  try {
    createMockFrontendApi(optionsOf(settings))
    return true
  } catch (error) {
    if (error instanceof MockSettingsError) return false
    throw error
  }
}

const needs = fc.constantFrom<Need>('off', 'optional', 'required')

export const randomSettings: fc.Arbitrary<RandomSettings> = fc
  .record({
    attributes: fc.record({
      email_address: fc.constantFrom<Need>('required', 'optional', 'off'),
      phone_number: needs,
      username: needs,
      first_name: needs,
      last_name: needs,
      password: needs,
    }),
    isVerified: fc.constantFrom(true, true, false),
    progressive: fc.boolean(),
    consent: fc.boolean(),
    google: fc.boolean(),
    attempts: fc.integer({ min: 1, max: 3 }),
    resendIntervalMs: fc.constantFrom(0, 30_000),
  })
  .filter(isCoherent)

/** One change of settings in flight. It may contradict the others: then it is rejected. */
export const randomChange: fc.Arbitrary<MockFrontendApiOptions> = fc.oneof(
  fc
    .record({ name: fc.constantFrom(...ATTRIBUTES), when: needs })
    .map(({ name, when }) => ({ settings: { attributes: { [name]: need(when) } } })),
  fc.boolean().map((progressive) => ({ settings: { sign_up: { progressive } } })),
  fc.boolean().map((consent) => ({ settings: { sign_up: { legal_consent_enabled: consent } } })),
  fc.integer({ min: 1, max: 3 }).map((attempts) => ({ limits: { attempts } })),
)
