/** What each way needs to lead back to this page; see `client.ts` for the two addresses. */
const ADDRESSES = { redirectUrl: '/', verificationUrl: '/verify' }

/** The values of a form, and of the button that submitted it. The event of React has that button since React 19.3 only. */
export const valuesOf = (
  event: Pick<SubmitEvent, 'preventDefault' | 'currentTarget'>,
  flow: 'sign-up' | 'sign-in',
  submitter: HTMLElement | null,
): FormData => {
  event.preventDefault()
  const values = new FormData(event.currentTarget as HTMLFormElement)
  const button = submitter as HTMLButtonElement | null
  if (!button?.name) return values
  values.set(button.name, button.value)
  for (const [name, value] of Object.entries({ ...ADDRESSES, redirectCallbackUrl: `/callback/${flow}` }))
    values.set(name, value)
  return values
}
