import type { Client } from 'headless-signup'

/** Whether the email address is verified by a link rather than a code: as it was sent, else as the settings say. */
export const isLinked = ({ signUp, $environment }: Client): boolean => {
  const step = signUp.$nextStep.get()
  const { strategy } = signUp.verifications.emailAddress
  if (step.type === 'verify' && step.sent && strategy) return strategy === 'email_link'
  return $environment.get()?.attributes.email_address?.verifications.includes('email_link') ?? false
}
