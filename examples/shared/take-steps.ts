import type { Client } from 'headless-signup'

/** From now on does the steps that need nothing from the user. Returns what ends that. */
export const takeSteps = ({ signUp, signIn }: Client): (() => void) => {
  const ends = [
    signUp.$nextStep.subscribe((step) => {
      if (step.type === 'finalize' || step.type === 'existing_session') void signUp.future.advance()
      if (step.type === 'verify' && step.sent && signUp.verifications.emailAddress.strategy === 'email_link')
        void signUp.future.verifications.waitForEmailLinkVerification()
    }),
    signIn.$nextStep.subscribe((step) => {
      if (step.type === 'finalize' || step.type === 'existing_session') void signIn.future.advance()
      if (step.type === 'open_link' || step.type === 'open_second_link')
        void signIn.future.emailLink.waitForVerification()
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
