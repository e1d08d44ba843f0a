import type { SignUp, SignUpAttempt } from 'headless-signup'
import { h } from '../dom.ts'
import { labelOf } from '../fields.ts'
import { chip, verification } from './parts.ts'

/** What the attempt knows of a field: the words that its lists stand for. */
const standing = (
  name: string,
  { missingFields, unverifiedFields }: SignUpAttempt,
  isRequired: boolean,
  isGiven: boolean,
) => {
  if (missingFields.some((missing) => missing === name)) return chip('missing', 'bad')
  if (unverifiedFields.some((unverified) => unverified === name)) return chip('unverified', 'open')
  if (isRequired || isGiven) return chip('done', 'good')
  return chip('optional', 'quiet')
}

const isGiven = (name: string, attempt: SignUpAttempt): boolean =>
  Boolean(
    {
      email_address: attempt.emailAddress,
      phone_number: attempt.phoneNumber,
      username: attempt.username,
      first_name: attempt.firstName,
      last_name: attempt.lastName,
      password: attempt.hasPassword,
    }[name],
  )

const fieldList = (attempt: SignUpAttempt): HTMLElement => {
  const { requiredFields, optionalFields } = attempt
  const entry = (name: string, isRequired: boolean) =>
    h('li', {}, h('span', {}, labelOf(name)), standing(name, attempt, isRequired, isGiven(name, attempt)))
  return h(
    'ul',
    { class: 'tree' },
    ...requiredFields.map((name) => entry(name, true)),
    ...optionalFields.map((name) => entry(name, false)),
  )
}

/** What a sign-up consists of, as elements of the panel. */
export const signUpParts = ({ $state }: SignUp): readonly (HTMLElement | false)[] => {
  const attempt = $state.get()
  const verifications = [
    verification('Email address', attempt.verifications.emailAddress),
    verification('Phone number', attempt.verifications.phoneNumber),
    verification('Wallet', attempt.verifications.web3Wallet),
    verification('Provider', attempt.verifications.externalAccount),
  ].filter((item) => item !== null)
  const hasFields = attempt.requiredFields.length + attempt.optionalFields.length > 0
  return [
    hasFields && h('h4', {}, 'Fields'),
    hasFields && fieldList(attempt),
    verifications.length > 0 && h('h4', {}, 'Verifications'),
    verifications.length > 0 && h('ul', { class: 'tree' }, ...verifications),
  ]
}
