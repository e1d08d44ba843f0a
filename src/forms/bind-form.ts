import type { Client } from '../client.ts'
import type { AttemptName } from './attempt.ts'
import { strategyOfButton } from './buttons.ts'
import { type ShownError, textOf } from './errors.ts'
import { type Control, clearErrors, controlsOf, firstInvalid, validate, valuesOf } from './fields.ts'
import { createFlow } from './flow.ts'
import { pasteCode } from './received.ts'

/** Options of `bindForm()`. */
export interface BindFormOptions {
  /** What the form is for at first. Default: `data-headless-signup` of the form, otherwise `sign-up`. */
  readonly attempt?: AttemptName | undefined
  /** Where to go when a user is signed in: a URL, or a path of this origin. Default: `data-redirect-url`, if any. */
  readonly redirectUrl?: string | undefined
  /** Goes there. Default: `location.assign()`. */
  readonly navigate?: ((url: string) => unknown) | undefined
  /** Returns the text of an error for the user. Default: the server's text, otherwise the error's message. */
  readonly formatError?: ((error: ShownError) => string) | undefined
}

/** A form that was bound. */
export interface BoundForm {
  /** Ends the binding. The form stays as it is, and a call in progress ends as it would. */
  destroy(): void
}

/** Ends an earlier binding of a form, also one of another copy of this file. */
const BIND_EVENT = 'headless-signup:bind'

/**
 * Runs a sign-up or a sign-in by a form: shows the sections of the next step, gives its inputs to `advance()`, shows
 * errors beside their inputs. Styles nothing. See docs/forms.md for the attributes that it reads.
 *
 * A form has one binding: a second call ends the first one. Calls `client.load()`.
 */
export const bindForm = (form: HTMLFormElement, client: Client, options: BindFormOptions = {}): BoundForm => {
  const {
    attempt = form.dataset.headlessSignup === 'sign-in' ? 'sign-in' : 'sign-up',
    redirectUrl = form.dataset.redirectUrl,
    navigate = (url) => location.assign(url),
    formatError = textOf,
  } = options
  const ended = new AbortController()
  const { signal } = ended

  const submit = (submitter?: Control | null): void => {
    if (flow.isBusy()) return
    clearErrors(form)
    validate(form)
    const values = valuesOf(form)
    if (submitter?.name) values.append(submitter.name, submitter.value)
    if (firstInvalid(form)) flow.focus(form)
    else flow.run(values, submitter)
  }
  const flow = createFlow(form, client, { redirectUrl, navigate, formatError, submit })

  /** Another way, or the same once more: what was typed counts only where it may name the user. */
  const choose = (button: HTMLElement): void => {
    const step = flow.stepNow()
    const strategy = strategyOfButton(button, step)
    const values = valuesOf(form)
    const isNamed = /^(start|identify|restart)$/.test(step.type) && !/^(oauth|web3|passkey)/.test(strategy)
    const unused = isNamed ? [] : ['emailAddress', 'phoneNumber', 'identifier']
    for (const name of ['password', 'code', ...unused]) values.delete(name)
    values.set('strategy', strategy)
    values.set('channel', button.dataset.channel ?? '')
    if (!values.has('redirectUrl')) values.set('redirectUrl', redirectUrl ?? location.href)
    if (!values.has('redirectCallbackUrl')) values.set('redirectCallbackUrl', form.dataset.callbackUrl ?? location.href)
    flow.run(values, button)
  }

  const listeners: Readonly<Record<string, (event: Event) => void>> = {
    submit: (event) => {
      event.preventDefault()
      submit((event as SubmitEvent).submitter as Control | null)
    },
    click: (event) => {
      const target = event.target as Element
      const button = target.closest<HTMLElement>('[data-strategy],[data-resend],[data-restart],button[data-attempt]')
      if (!button) return
      const { attempt, restart } = button.dataset
      event.preventDefault()
      if (attempt) flow.switchTo(attempt as AttemptName)
      else if (restart === undefined) choose(button)
      else flow.startOver()
    },
    // The browser would click the first submit button of the form, which may be in a hidden section.
    keydown: (event) => {
      const { key, isComposing, target } = event as KeyboardEvent & { readonly target: Control }
      const isTaken = event.defaultPrevented || isComposing || !target.willValidate
      if (key !== 'Enter' || isTaken || !target.matches('input:not([type="submit"])')) return
      event.preventDefault()
      const button = controlsOf(form).find(({ type, dataset }) => type === 'submit' && !dataset.strategy)
      if (button) button.click()
      else submit()
    },
    input: ({ target }) => {
      const { name } = target as Control
      if (name) clearErrors(form, name)
    },
    paste: (event) => pasteCode(event as ClipboardEvent),
    [BIND_EVENT]: () => ended.abort(),
  }

  form.dispatchEvent(new Event(BIND_EVENT))
  const { noValidate } = form
  for (const [type, listener] of Object.entries(listeners)) form.addEventListener(type, listener, { signal })
  signal.addEventListener('abort', () => {
    form.noValidate = noValidate
    flow.stop()
  })
  // The browser would not submit, without a word, when an input that is required is hidden.
  form.noValidate = true
  flow.watch(attempt)
  client.load().catch(flow.fail)
  return { destroy: () => ended.abort() }
}
