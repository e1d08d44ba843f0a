import type { Client } from '../client.ts'
import type { FormStep } from './attempt.ts'

/** Waits until the link that was sent is opened: the next step follows. How the wait fails is the next step too. */
export const waitForLink = (client: Client, step: FormStep, signal: AbortSignal): void => {
  if (step.type === 'open_link' || step.type === 'open_second_link')
    client.signIn.emailLink.waitForVerification({}, { signal }).catch(() => {})
  else if (step.type === 'verify' && step.sent && client.signUp.verifications.emailAddress.strategy === 'email_link')
    client.signUp.future.verifications.waitForEmailLinkVerification({}, { signal })
}
