import type { Client } from '../client.ts'
import type { HeadlessSignUpError } from '../errors.ts'
import { type AttemptName, attemptOf, type FormStep, type FormValues } from './attempt.ts'
import { countDown, createLock, showWays } from './buttons.ts'
import { createAnnouncer, type ShownError, showErrors } from './errors.ts'
import type { FormErrorEvent } from './events.ts'
import { carryOver, firstInvalid, focusable } from './fields.ts'
import { receiveCode, waitForLink } from './received.ts'
import { showSections } from './sections.ts'

/** How a form goes on, and how it says what is wrong. */
export interface FlowOptions {
  readonly redirectUrl: string | undefined
  readonly navigate: (url: string) => unknown
  readonly formatError: (error: ShownError) => string
  /** Submits the form. */
  readonly submit: () => void
}

/** How the form of an attempt goes on. */
export interface Flow {
  stepNow(): FormStep
  isBusy(): boolean
  /** Does what the step asks for. `by` is the button that the user has used. */
  run(values: FormValues, by?: HTMLElement | null): Promise<void>
  /** Follows this attempt, and no other. */
  watch(name: AttemptName): void
  /** The same with what was typed, and with what was verified. */
  switchTo(name: AttemptName): void
  startOver(): void
  /** Moves the focus to the first error, otherwise to this element. */
  focus(otherwise: HTMLElement): void
  fail(error: HeadlessSignUpError): void
  stop(): void
}

const COMPLETE = { type: 'complete' } as const

/** Follows an attempt: the form shows its steps and its errors, and does what needs no user. */
export const createFlow = (
  form: HTMLFormElement,
  client: Client,
  { redirectUrl, navigate, formatError, submit }: FlowOptions,
): Flow => {
  const announce = createAnnouncer(form)
  const lock = createLock(form)
  let name: AttemptName
  let attempt: ReturnType<typeof attemptOf>
  let shown: FormStep | undefined
  let section: HTMLElement = form
  let left = new AbortController()
  let stops: (() => void)[] = []

  const stepNow = (): FormStep => {
    const step = attempt.$nextStep.get()
    return step.type === 'start' && client.$user.get() ? COMPLETE : step
  }
  const isBusy = (): boolean => attempt.$fetchStatus.get() === 'fetching'

  const dispatch = (type: string, more: object): boolean => {
    const detail = { client, attempt: name, ...more }
    return form.dispatchEvent(new CustomEvent(`headless-signup:${type}`, { bubbles: true, cancelable: true, detail }))
  }
  const report = (error: FormErrorEvent['error']): boolean => dispatch('error', { error })

  /** Not when the user has gone elsewhere in the page. A button that is disabled while it has the focus loses it. */
  const focus = (otherwise: HTMLElement): void => {
    const { activeElement, body } = document
    if (activeElement === body || form.contains(activeElement)) (firstInvalid(form) ?? otherwise).focus()
  }

  /** Whether the binding has ended: a call that was in progress then changes nothing here. */
  const isOver = (): boolean => left.signal.aborted

  const fail = (error: HeadlessSignUpError): void => {
    if (isOver()) return
    // An error of `client.load()` is in no store.
    if (!attempt.$errors.get().raw) announce(showErrors(form, { fields: {}, global: [error] }, formatError))
    report(error)
  }

  const run = async (values: FormValues, by?: HTMLElement | null): Promise<void> => {
    const { type } = stepNow()
    let decorate = (url: string): string => url
    try {
      if (type === 'finalize') {
        await attempt.finalize({
          navigate: ({ decorateUrl }) => {
            decorate = decorateUrl
          },
        })
      } else await attempt.advance(values)
      if (isOver()) return
      if (type === 'finalize' || type === 'existing_session') {
        form.reset()
        if (dispatch('complete', { session: client.$session.get() }) && redirectUrl)
          await navigate(decorate(redirectUrl))
      }
      if (by?.dataset.announce) announce(by.dataset.announce)
      if (!isBusy()) focus(focusable(form, section))
    } catch (error) {
      fail(error as HeadlessSignUpError) // only `navigate` may throw anything else
      if (!isOver()) focus(by ?? focusable(form, section))
    }
  }

  const stop = (): void => {
    left.abort()
    lock(false)
    for (const end of stops) end()
  }

  const watch = (next: AttemptName): void => {
    stop()
    name = next
    attempt = attemptOf(client, next)
    shown = undefined
    const { $errors, $nextStep, $fetchStatus, $cooldown } = attempt
    stops = [
      $errors.subscribe((errors) => announce(showErrors(form, errors, formatError))),
      ...[$nextStep, $fetchStatus, $cooldown, client.$user].map((store) => store.listen(render)),
    ]
    render()
  }

  const switchTo = (next: AttemptName): void => {
    const step = attempt.$nextStep.get()
    watch(next)
    carryOver(form)
    if (step.type !== 'transfer_to_sign_in' && step.type !== 'transfer_to_sign_up') focus(focusable(form, section))
    else run(step.ticket ? { ticket: step.ticket } : { transfer: true })
  }

  const startOver = (): void => {
    attempt.reset()
    focus(focusable(form, section))
  }

  /** Goes on at a step for which there is nothing to show. */
  const proceed = (step: FormStep): void => {
    const other = step.type === 'transfer_to_sign_in' ? 'sign-in' : 'sign-up'
    if (step.type === 'finalize' || step.type === 'existing_session') run({})
    else if (step.type.startsWith('transfer') && form.querySelector(`[data-attempt="${other}"]`)) switchTo(other)
    else if (step !== COMPLETE)
      report({ code: 'missing_section', message: `The form has no section with data-step="${step.type}".`, step })
  }

  const show = (step: FormStep): void => {
    const isNew = step.type !== shown?.type
    shown = step
    left.abort()
    left = new AbortController()
    showWays(form, step)
    const found = showSections(form, step, name)
    dispatch('step', { step })
    // A listener may have gone on.
    if (shown !== step) return
    if (!found) {
      if (isNew) proceed(step)
      return
    }
    section = found
    if (isNew && !attempt.$errors.get().raw) announce(found.dataset.announce ?? '')
    receiveCode(section, left.signal, submit)
    waitForLink(client, step, left.signal)
  }

  const render = (): void => {
    const step = stepNow()
    lock(isBusy())
    countDown(form, step, attempt.$cooldown.get(), isBusy())
    if (!isBusy() && step !== shown) show(step)
  }

  return { stepNow, isBusy, run, watch, switchTo, startOver, focus, fail, stop }
}
