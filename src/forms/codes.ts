import type { Control } from './fields.ts'

const CODE = 'input[autocomplete~="one-time-code"]'

/** A code as people copy it: with spaces or hyphens, or the whole sentence around it. */
const readCode = (text: string): string => {
  const joined = text.replace(/[\s-]/g, '')
  return /\d{4,}/.exec(joined)?.[0] ?? joined
}

/** Pastes a code without what surrounds it: `maxlength` would cut off its end. */
export const pasteCode = (event: ClipboardEvent): void => {
  const input = event.target as Control
  const text = event.clipboardData?.getData('text')
  if (!text || !input.matches(`${CODE}[inputmode="numeric"]`)) return
  event.preventDefault()
  input.value = readCode(text)
}

/** Waits for the text message that has the code, where the browser reads it (WebOTP), and enters it. */
export const receiveCode = (section: Element, signal: AbortSignal, onReceived: () => void): void => {
  const input = section.querySelector<HTMLInputElement>(CODE)
  if (!input || !('OTPCredential' in window)) return
  const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions // WebOTP is not in the DOM's types
  navigator.credentials.get(request).then(
    (credential) => {
      if (signal.aborted || !credential) return
      input.value = (credential as Credential & { readonly code: string }).code
      onReceived()
    },
    () => {}, // no message came, or the user does not want it
  )
}
