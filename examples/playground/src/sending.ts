import type { Client, Settled } from 'headless-signup'
import type { Values } from './fields.ts'
import { addressOf } from './home.ts'

/** Sends a code or a link: a parameter of `create()` and `update()`, too, which send it with the same request. */
type Sending =
  | { readonly strategy: 'email_code' }
  | { readonly strategy: 'email_link'; readonly redirectUrl: string }
  | { readonly strategy: 'phone_code'; readonly channel: 'sms' | 'whatsapp' }

/** How a field can be verified: as `$nextStep` says when it is next, else as the settings say. */
const strategiesOf = ({ signUp, $environment }: Client, field: string): readonly string[] => {
  const step = signUp.$nextStep.get()
  if (step.type === 'verify' && step.field === field) return step.strategies
  return $environment.get()?.attributes[field]?.verifications ?? []
}

/** Whether the email address is verified by a link rather than a code: as it was sent, else as it will be. */
export const isLinked = (client: Client): boolean => {
  const { signUp } = client
  const step = signUp.$nextStep.get()
  const { strategy } = signUp.verifications.emailAddress
  if (step.type === 'verify' && step.sent && strategy) return strategy === 'email_link'
  return strategiesOf(client, 'email_address').includes('email_link')
}

/** What is sent to a field, by the first channel unless another is named. */
const sendingTo = (client: Client, field: string, channel?: string): Sending => {
  if (field === 'email_address')
    return isLinked(client)
      ? { strategy: 'email_link', redirectUrl: addressOf('/email-link') }
      : { strategy: 'email_code' }
  const [first = 'sms'] = client.$environment.get()?.attributes.phone_number?.channels ?? []
  return { strategy: 'phone_code', channel: (channel ?? first) === 'whatsapp' ? 'whatsapp' : 'sms' }
}

/** The address or number of these values that is verified first; `null` when none is. */
export const fieldToVerify = ({ $environment }: Client, { emailAddress, phoneNumber }: Values): string | null => {
  const isVerified = (field: string): boolean => $environment.get()?.attributes[field]?.verifyAtSignUp ?? false
  if (emailAddress && isVerified('email_address')) return 'email_address'
  return phoneNumber && isVerified('phone_number') ? 'phone_number' : null
}

/** A new sign-up, or a change of the one in progress, that sends the code or the link for `field` with the same request. */
export const submit = (client: Client, values: Values, field: string | null): Promise<Settled> => {
  const { signUp } = client
  const params = field === null ? values : { ...values, ...sendingTo(client, field) }
  return signUp.id === undefined ? signUp.future.create(params) : signUp.future.update(params)
}

/** Sends a code or a link to a field that the sign-up has already. */
export const send = (client: Client, field: string, channel?: string): Promise<Settled> => {
  const { verifications } = client.signUp.future
  const sending = sendingTo(client, field, channel)
  if (sending.strategy === 'email_code') return verifications.sendEmailCode()
  if (sending.strategy === 'email_link') return verifications.sendEmailLink({ verificationUrl: sending.redirectUrl })
  return verifications.sendPhoneCode({ channel: sending.channel })
}
