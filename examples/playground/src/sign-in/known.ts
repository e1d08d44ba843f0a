import type { Client } from 'headless-signup'

const LONGEST_MS = 5_000

/** Waits until the next step of a sign-in in progress is known: its code loads when it is first used. */
export const signInIsKnown = async ({ signIn }: Client): Promise<void> => {
  const isKnown = (): boolean => signIn.id === undefined || signIn.$nextStep.get().type !== 'start'
  if (isKnown()) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, LONGEST_MS)
    const stop = signIn.$nextStep.listen(() => isKnown() && end())
    function end(): void {
      clearTimeout(timer)
      stop()
      resolve()
    }
  })
}
