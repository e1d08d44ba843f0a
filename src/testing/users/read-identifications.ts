import { withoutSpacing } from '../sign-ups/read-identifiers.ts'
import { nextId } from '../state/ids.ts'
import type { MockState } from '../state/state.ts'
import type { MockIdentification, MockUserInput } from '../user-types.ts'

type Given = Omit<MockIdentification, 'id' | 'verification'> & { readonly verified?: boolean | undefined }

/** How an identifier is verified that was set by an administrator, as the service does. */
const BY_ADMIN: MockIdentification['verification'] = {
  strategy: 'admin',
  channel: null,
  attempts: null,
  expireAt: null,
  verifiedAtClient: null,
}

const reserved = (given: boolean | 'default' | undefined): Pick<MockIdentification, 'secondFactor'> =>
  given ? { secondFactor: given === 'default' ? given : 'reserved' } : {}

const primary = ({ emailAddress, phoneNumber, web3Wallet, verified, phoneNumberIsSecondFactor }: MockUserInput) => {
  const given = (type: Given['type'], value: string | undefined): Given[] => (value ? [{ type, value, verified }] : [])
  return {
    emails: given('email_address', emailAddress),
    phones: given('phone_number', phoneNumber).map((one) => ({ ...one, ...reserved(phoneNumberIsSecondFactor) })),
    wallets: given('web3_wallet', web3Wallet),
  }
}

const further = ({ emailAddresses = [], phoneNumbers = [] }: MockUserInput) => ({
  emails: emailAddresses.map((one): Given => {
    const { emailAddress, verified } = typeof one === 'string' ? { emailAddress: one, verified: true } : one
    return { type: 'email_address', value: emailAddress, verified }
  }),
  phones: phoneNumbers.map((one): Given => {
    const { phoneNumber, verified, secondFactor } =
      typeof one === 'string' ? { phoneNumber: one, verified: true, secondFactor: false } : one
    return { type: 'phone_number', value: phoneNumber, verified, ...reserved(secondFactor) }
  }),
})

/** One of the phone numbers for second factors is the default one. */
const withDefault = (phones: readonly Given[]): readonly Given[] => {
  const chosen = phones.find(({ secondFactor }) => secondFactor === 'default') ?? phones.find((one) => one.secondFactor)
  return phones.map((one) => (one === chosen ? { ...one, secondFactor: 'default' } : one))
}

/** The identifiers of a new user, without ids. Numbers are without spacing. */
export const identifiersIn = (input: MockUserInput): readonly Given[] => {
  const [first, more] = [primary(input), further(input)]
  const phones = withDefault([...first.phones, ...more.phones])
  return [
    ...first.emails,
    ...more.emails,
    ...phones.map((one) => ({ ...one, value: withoutSpacing(one.value) })),
    ...first.wallets,
  ]
}

export const identificationOf = (state: MockState, { verified = true, ...given }: Given): MockIdentification => ({
  id: nextId(state, 'idn'),
  ...given,
  verification: verified ? BY_ADMIN : null,
})
