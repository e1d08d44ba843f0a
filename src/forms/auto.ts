import type { Client } from '../client.ts'
import type { HeadlessSignUpError } from '../errors.ts'
import { type BoundForm, bindForm } from './bind-form.ts'
import { textOf } from './errors.ts'

/** Marks the address that a provider returns to, unless the form names another one. */
const CALLBACK_HASH = '#sso-callback'

const SELECTOR = 'form[data-headless-signup]'

/** Finishes the round trip at a provider that has led back to this page. Returns what is wrong. */
const comeBack = async (client: Client, { dataset }: HTMLFormElement): Promise<string> => {
  history.replaceState(history.state, '', location.pathname + location.search)
  try {
    const { type } = await client.handleRedirectCallback({
      intent: dataset.headlessSignup === 'sign-in' ? 'sign-in' : 'sign-up',
      signUpFallbackRedirectUrl: dataset.redirectUrl,
    })
    if (type === 'continue_sign_in') dataset.headlessSignup = 'sign-in'
    if (type === 'continue_sign_up') dataset.headlessSignup = 'sign-up'
    return ''
  } catch (error) {
    return textOf(error as HeadlessSignUpError) // no call rejects with anything else
  }
}

const bind = async (form: HTMLFormElement, client: Client): Promise<BoundForm> => {
  form.dataset.callbackUrl ??= location.pathname + location.search + CALLBACK_HASH
  const text = location.hash === CALLBACK_HASH ? await comeBack(client, form) : ''
  const bound = bindForm(form, client)
  const region = form.querySelector('[role="status"]')
  if (text && region) region.textContent = text
  return bound
}

/** Binds each form that has `data-headless-signup`, now or later, and ends the binding of those that are removed. */
export const bindForms = (createClient: () => Client): void => {
  let client: Client | undefined
  const bindings = new Map<Element, Promise<BoundForm>>()
  const update = (): void => {
    for (const [form, bound] of bindings) {
      if (form.isConnected) continue
      bindings.delete(form)
      bound.then(({ destroy }) => destroy())
    }
    for (const form of document.querySelectorAll<HTMLFormElement>(SELECTOR)) {
      client ??= createClient()
      if (!bindings.has(form)) bindings.set(form, bind(form, client))
    }
  }
  const start = (): void => {
    new MutationObserver(update).observe(document, { childList: true, subtree: true })
    update()
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()
}
