import type { Client } from 'headless-signup'

/** A component as a story shows it: no more than where the sign-up stands. */
export const renderSignUpForm = ({ signUp }: Client): HTMLElement => {
  const form = document.createElement('form')
  const draw = (): void => {
    const [problem] = signUp.$errors.get().raw ?? []
    const isBusy = signUp.$fetchStatus.get() === 'fetching'
    form.textContent = [signUp.$nextStep.get().type, isBusy && 'busy', problem?.longMessage].filter(Boolean).join(', ')
  }
  for (const store of [signUp.$nextStep, signUp.$errors, signUp.$fetchStatus]) store.subscribe(draw)
  return form
}
