import type { Client } from '../client.ts'
import type { AttemptName } from './attempt.ts'
import { strategyToResend } from './buttons.ts'
import { pasteCode } from './codes.ts'
import { type ShownError, textOf } from './errors.ts'
import { type Control, clearErrors, controlsOf, validate, valuesOf } from './fields.ts'
import { createFlow } from './flow.ts'

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

/** Marks the address that a provider returns to, where the page of the form is also the callback page. */
const CALLBACK_HASH = '#sso-callback'

/** This page without its fragment. */
const pageUrl = (): string => location.href.replace(/#.*/, '')

/** Strategies that need nothing of what was typed. */
const NEEDS_NO_INPUT = /^(oauth|web3|passkey)/

/** The steps at which a strategy may be chosen together with what was typed. */
const STARTS = ['start', 'identify', 'restart']

/**
 * Runs a sign-up or a sign-in by a form: shows the sections of the next step, gives its inputs to `advance()`, shows
 * errors beside their inputs. Styles nothing. See docs/forms.md for the attributes that it reads.
 *
 * A form has one binding: a second call ends the first one.
 */
export const bindForm = (form: HTMLFormElement, client: Client, options: BindFormOptions = {}): BoundForm => {
  const { dataset } = form
  const {
    attempt = dataset.headlessSignup === 'sign-in' ? 'sign-in' : 'sign-up',
    redirectUrl = dataset.redirectUrl,
    navigate = (url) => location.assign(url),
    formatError = textOf,
  } = options
  const ended = new AbortController()
  const { signal } = ended

  const submit = (submitter?: Control | null): void => {
    if (flow.isBusy()) return
    flow.use()
    clearErrors(form)
    if (!validate(form)) return flow.moveFocus(submitter)
    const values = valuesOf(form)
    if (submitter?.name) values.append(submitter.name, submitter.value)
    flow.run(values, submitter)
  }
  const flow = createFlow(form, client, { redirectUrl, navigate, formatError, submit })

  const choose = (button: HTMLElement): void => {
    const step = flow.stepNow()
    const strategy = button.dataset.strategy ?? strategyToResend(button, step)
    const values = valuesOf(form)
    const isTyped = STARTS.includes(step.type) && !NEEDS_NO_INPUT.test(strategy)
    const unused = isTyped ? [] : ['emailAddress', 'phoneNumber', 'identifier']
    for (const name of ['password', 'code', ...unused]) values.delete(name)
    values.set('strategy', strategy)
    if (button.dataset.channel) values.set('channel', button.dataset.channel)
    const page = pageUrl()
    if (!values.has('redirectUrl')) values.set('redirectUrl', redirectUrl ?? page)
    if (!values.has('redirectCallbackUrl'))
      values.set('redirectCallbackUrl', dataset.callbackUrl ?? page + CALLBACK_HASH)
    clearErrors(form)
    flow.run(values, button)
  }

  /** Reads what is in progress or, when a provider has sent the user back to this page, the result of that. */
  const start = async (): Promise<void> => {
    if (location.hash !== CALLBACK_HASH) {
      flow.watch(attempt)
      return client.load()
    }
    history.replaceState(history.state, '', pageUrl())
    const { type } = await client.handleRedirectCallback({ intent: attempt })
    flow.watch(type === 'continue_sign_in' ? 'sign-in' : type === 'continue_sign_up' ? 'sign-up' : attempt)
    if (type === 'activate' || type === 'session_task') flow.complete()
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
      event.preventDefault()
      flow.use()
      if (button.dataset.attempt) flow.switchTo(button.dataset.attempt as AttemptName)
      else if (button.dataset.restart !== undefined) flow.reset()
      else choose(button)
    },
    // The first submit button of the whole form may be in a hidden section.
    keydown: (event) => {
      const { key, isComposing, target } = event as KeyboardEvent & { readonly target: Control }
      if (key !== 'Enter' || isComposing || !target.matches('input:not([type="submit"])') || !target.willValidate) return
      event.preventDefault()
      const button = controlsOf(form).find(({ type, dataset }) => type === 'submit' && !dataset.strategy)
      if (button) button.click()
      else submit()
    },
    input: ({ target }) => clearErrors(form, (target as Control).name),
    paste: (event) => pasteCode(event as ClipboardEvent),
    [BIND_EVENT]: () => ended.abort(),
  }

  form.dispatchEvent(new Event(BIND_EVENT))
  for (const [type, listener] of Object.entries(listeners)) form.addEventListener(type, listener, { signal })
  const { noValidate } = form
  // An input that is required and hidden would keep the browser from submitting, without a word.
  form.noValidate = true
  signal.addEventListener('abort', () => {
    form.noValidate = noValidate
    flow.stop()
  })
  start().catch(flow.fail)
  return { destroy: () => ended.abort() }
}
