import type { FrontendApiErrorItem, HeadlessSignUpError } from 'headless-signup'
import type { Attempt, AttemptErrors } from './attempt.ts'
import { fill, h, set } from './dom.ts'
import type { Field } from './field.ts'

type ErrorEntry = NonNullable<AttemptErrors['global']>[number]

/** What the user did, said as what it was: nothing is broken. */
const OUTCOMES: Readonly<Record<string, string>> = {
  wallet_rejected: 'You declined in your wallet. Nothing happened; try again when you like.',
  captcha_failed: 'The check was not passed. Try again.',
  popup_closed: 'The window was closed before you came back. Try again when you like.',
  passkey_retrieval_cancelled: 'No passkey was used. Try again, or choose another way.',
  passkey_not_supported: 'This browser has no passkeys. Choose another way.',
  popup_blocked: 'Your browser blocked the window. Allow it for this page, then try again.',
}

/** What is known of a change whose response was lost. */
const LOST: Readonly<Record<string, string>> = {
  not_applied: 'The connection broke, and nothing was done. Try again.',
  unknown: 'No response arrived. Check that the server is running, then try again: nothing is done twice.',
}

/** What a provider said has a screen of its own; that a code has expired is said where it is asked for. */
const SHOWN_ELSEWHERE = ['external_account_failed', 'verification_expired']

const lockedText = ({ meta }: FrontendApiErrorItem): string => {
  const seconds = Number(meta.lockoutExpiresInSeconds)
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : 'a minute'
  return seconds > 0
    ? `After too many wrong tries this account is locked. Try again in ${wait}.`
    : 'After too many wrong tries this account is locked.'
}

/** A text for the user: what can be done about it, and nothing about how the page is made. */
const textOf = (entry: ErrorEntry): string => {
  if (!('kind' in entry)) return entry.code === 'user_locked' ? lockedText(entry) : (entry.longMessage ?? entry.message)
  const outcome = 'code' in entry && OUTCOMES[String(entry.code)]
  if (outcome) return outcome
  const lost = 'outcome' in entry && LOST[String(entry.outcome)]
  if (lost) return lost
  if (entry.kind === 'network') return 'The server cannot be reached. Check that it is running, then try again.'
  return entry.longMessage ?? 'Something went wrong on our side. Try again, or start over.'
}

/** The place for what belongs to no field. It is always there, so that screen readers hear it change. */
export const createAlert = () => {
  const element = h('div', { class: 'alert', role: 'alert' })
  return {
    element,
    show: (entries: AttemptErrors['global']): void => {
      const shown = entries?.filter((entry) => !('code' in entry) || !SHOWN_ELSEWHERE.includes(entry.code)) ?? []
      fill(element, ...shown.map((entry) => h('p', {}, textOf(entry))))
    },
  }
}

export interface FormOptions {
  readonly attempt: Attempt
  readonly fields: readonly Field[]
  readonly submitLabel: string
  readonly describedBy?: string
  /** Sends what was typed. An error is shown by the form: it is in `$errors`. */
  readonly onSubmit: () => Promise<HeadlessSignUpError | null>
  /** What can be checked without asking the server. Shows it, and returns whether all is well. */
  readonly check?: () => boolean
}

/** A form that shows errors where they belong, says when it is busy, and never sends twice. */
export const createForm = (
  { attempt, fields, submitLabel, onSubmit, check = () => true }: FormOptions,
  ...layout: HTMLElement[]
) => {
  const button = h('button', { type: 'submit', class: 'primary' }, h('span', {}, submitLabel))
  const element = h('form', { novalidate: true, 'aria-labelledby': 'step-heading' }, ...layout, button)
  let isBusy = false

  const focusFirstError = (): void => {
    fields.find(({ input }) => input.getAttribute('aria-invalid') === 'true')?.input.focus()
  }
  const submit = async (): Promise<void> => {
    if (isBusy) return
    if (!check()) return focusFirstError()
    isBusy = true
    const error = await onSubmit()
    isBusy = false
    if (error) focusFirstError()
  }
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  const stops = [
    // Those from before belong to another screen.
    attempt.$errors.listen((errors) => {
      for (const field of fields) field.showErrors(errors)
    }),
    attempt.$fetchStatus.subscribe((status) => {
      // Not `disabled`: that would take the keyboard's focus away.
      set(element, { 'aria-busy': String(status === 'fetching') })
      set(button, { 'aria-disabled': status === 'fetching' ? 'true' : null })
    }),
  ]
  return {
    element,
    dispose: (): void => {
      for (const stop of stops) stop()
    },
  }
}
