import type { Client } from 'headless-signup'

/** What a sign-up form of yours does, whatever it is drawn with. */
export const createSignUpForm = ({ signUp }: Client) => ({
  /** What the form says: the first error of the server, or what to do next. */
  message: (): string => {
    const [problem] = signUp.$errors.get().raw ?? []
    if (problem) return problem.longMessage ?? problem.message
    return signUp.$nextStep.get().type === 'verify' ? `We sent a code to ${signUp.emailAddress}.` : ''
  },
  submit: async (emailAddress: string, password: string): Promise<void> => {
    await signUp.future.create({ emailAddress, password, strategy: 'email_code' })
  },
  enterCode: async (code: string): Promise<void> => {
    const { error } = await signUp.future.verifications.verifyEmailCode({ code })
    if (!error && signUp.status === 'complete') await signUp.future.finalize()
  },
})
