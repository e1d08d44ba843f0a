import type { Client } from 'headless-signup'
import type { Flow } from './flow.ts'

type Drafts = Map<string, string>

const AS_TYPED = ['emailAddress', 'emailAddressOrPhoneNumber', 'phoneNumber', 'username'] as const

/** The field of a sign-up that such an identifier belongs to. */
export const fieldFor = (identifier: string): 'emailAddress' | 'phoneNumber' | 'username' => {
  if (identifier.includes('@')) return 'emailAddress'
  return /^\+?[\d\s().-]{6,}$/.test(identifier) ? 'phoneNumber' : 'username'
}

const firstOf = (texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.find((text): text is string => Boolean(text))

/** Takes what was typed or sent along to the other flow, which knows it by another name. The password has one name. */
export const carryOver = (drafts: Drafts, { signUp, signIn }: Client, flow: Flow): void => {
  if (flow === 'sign-in') {
    const sent = [signUp.emailAddress, signUp.phoneNumber, signUp.username]
    const identifier = firstOf([...AS_TYPED.map((name) => drafts.get(name)), ...sent])
    if (identifier) drafts.set('identifier', identifier)
    return
  }
  const identifier = firstOf([drafts.get('identifier'), signIn.identifier])
  if (!identifier) return
  const name = fieldFor(identifier)
  drafts.set(name, identifier)
  if (name !== 'username') drafts.set('emailAddressOrPhoneNumber', identifier)
}
