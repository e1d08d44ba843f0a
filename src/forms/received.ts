import type { Client } from '../client.ts'
import type { FormStep } from './attempt.ts'
import type { Control } from './fields.ts'

const CODE = 'input[autocomplete~="one-time-code"]'

/** Pastes a code without what surrounds it, such as spaces or a sentence: `maxlength` would cut off its end. */
export const pasteCode = (event: ClipboardEvent): void => {
  const input = event.target as Control
  const text = event.clipboardData?.getData('text').replace(/[\s-]/g, '')
  if (!text || !input.matches(`${CODE}[inputmode="numeric"]`)) return
  event.preventDefault()
  input.value = /\d{4,}/.exec(text)?.[0] ?? text
}

/** Waits for the text message that has the code, where the browser reads it (WebOTP), and enters it. */
export const receiveCode = (section: Element, signal: AbortSignal, onReceived: () => void): void => {
  const input = section.querySelector<Control>(CODE)
  if (!input || !('OTPCredential' in window)) return
  const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions // WebOTP is not in the DOM's types
  navigator.credentials.get(request).then(
    (credential) => {
      if (signal.aborted) return
      input.value = (credential as Credential & { readonly code: string }).code
      onReceived()
    },
    () => {}, // no message came, or the user does not want it
  )
}

/** Waits until the link that was sent is opened: the next step follows. How the wait fails is the next step too. */
export const waitForLink = (client: Client, step: FormStep, signal: AbortSignal): void => {
  if (step.type === 'open_link' || step.type === 'open_second_link')
    client.signIn.emailLink.waitForVerification({}, { signal }).catch(() => {})
  else if (step.type === 'verify' && step.sent && client.signUp.verifications.emailAddress.strategy === 'email_link')
    client.signUp.future.verifications.waitForEmailLinkVerification({}, { signal })
}
