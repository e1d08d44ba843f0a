import type { Client, SignIn, SignUp } from 'headless-signup'

const GIVEN_UP = 'playground.given-up'

const givenUp = (): string[] => (sessionStorage.getItem(GIVEN_UP) ?? '').split(' ')

/** Remembers an attempt that the user gave up: the server keeps it until another takes its place. */
export const giveUp = (id: string | undefined): void =>
  sessionStorage.setItem(GIVEN_UP, [...givenUp(), id].filter(Boolean).join(' '))

/** Forgets attempts that are over: those given up, and those whose session has ended since. */
export const forgetPast = async ({ signUp, signIn, $sessions }: Client): Promise<void> => {
  const isPast = ({ id, createdSessionId }: SignUp | SignIn): boolean =>
    id !== undefined &&
    (givenUp().includes(id) ||
      (createdSessionId !== null && !$sessions.get().some((session) => session.id === createdSessionId)))
  if (isPast(signUp)) await signUp.reset()
  if (isPast(signIn)) await signIn.future.reset()
}
