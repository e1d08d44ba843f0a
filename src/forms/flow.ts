import type { Client } from '../client.ts'
import type { HeadlessSignUpError } from '../errors.ts'
import { createAnnouncer } from './announce.ts'
import { type AttemptName, attemptOf, type FormStep, type FormValues } from './attempt.ts'
import { countDown, createLock, showWays } from './buttons.ts'
import { receiveCode } from './codes.ts'
import { type ShownError, showErrors } from './errors.ts'
import type { FormErrorEvent } from './events.ts'
import { carryOver, firstInvalid, focusSection } from './fields.ts'
import { waitForLink } from './links.ts'
import { showSections } from './sections.ts'

/** How a form goes on, and how it says what is wrong. */
export interface FlowOptions {
  readonly redirectUrl: string | undefined
  readonly navigate: (url: string) => unknown
  readonly formatError: (error: ShownError) => string
  /** Submits the form. */
  readonly submit: () => void
}

const COMPLETE = { type: 'complete' } as const

/** Follows an attempt: the form shows its steps and its errors, and does what needs no user. */
export const createFlow = (
  form: HTMLFormElement,
  client: Client,
  { redirectUrl, navigate, formatError, submit }: FlowOptions,
) => {
  const announce = createAnnouncer(form)
  const lock = createLock(form)
  let name: AttemptName = 'sign-up'
  let attempt = attemptOf(client, name)
  let shown: FormStep | undefined
  let section: HTMLElement = form
  let stops: (() => void)[] = []
  let left = new AbortController()
  let isUsed = false

  const stepNow = (): FormStep => {
    const step = attempt.$nextStep.get()
    return step.type === 'start' && client.$user.get() ? COMPLETE : step
  }
  const isBusy = (): boolean => attempt.$fetchStatus.get() === 'fetching'

  const dispatch = (type: string, detail: object): boolean =>
    form.dispatchEvent(
      new CustomEvent(`headless-signup:${type}`, {
        bubbles: true,
        cancelable: true,
        detail: { client, attempt: name, ...detail },
      }),
    )
  const report = (error: FormErrorEvent['error']): boolean => dispatch('error', { error })

  /** Not while a call is in progress, nor when the user has gone elsewhere in the page. */
  const moveFocus = (from?: HTMLElement | null): void => {
    const { activeElement, body } = document
    if (!isUsed || isBusy() || (activeElement !== body && !form.contains(activeElement))) return
    const target = firstInvalid(form) ?? from
    if (target) target.focus()
    else focusSection(form, section)
  }

  const fail = (error: HeadlessSignUpError, from?: HTMLElement | null): void => {
    // A client that was destroyed no longer changes.
    if (!attempt.$errors.get().raw) announce(showErrors(form, { fields: {}, global: [error] }, formatError))
    report(error)
    moveFocus(from)
  }

  const complete = (decorateUrl: (url: string) => string = String): void => {
    form.reset()
    if (dispatch('complete', { session: client.$session.get() }) && redirectUrl) navigate(decorateUrl(redirectUrl))
  }

  /** Does what the step asks for. `from` has the focus again if there is an error that belongs to no input. */
  const run = async (values: FormValues, from?: HTMLElement | null): Promise<void> => {
    const { type } = stepNow()
    let decorate: ((url: string) => string) | undefined
    try {
      if (type === 'finalize') {
        await attempt.finalize({
          navigate: ({ decorateUrl }) => {
            decorate = decorateUrl
          },
        })
      } else await attempt.advance(values)
      if (type === 'finalize' || type === 'existing_session') complete(decorate)
      if (from?.dataset.announce) announce(from.dataset.announce)
      moveFocus()
    } catch (error) {
      fail(error as HeadlessSignUpError, from) // no call rejects with anything else
    }
  }

  const watch = (next: AttemptName): void => {
    stop()
    name = next
    attempt = attemptOf(client, next)
    shown = undefined
    stops = [
      attempt.$errors.subscribe((errors) => announce(showErrors(form, errors, formatError))),
      ...[attempt.$nextStep, attempt.$fetchStatus, attempt.$cooldown, client.$user].map((store) =>
        store.subscribe(render),
      ),
    ]
  }

  const switchTo = (next: AttemptName): void => {
    const step = attempt.$nextStep.get()
    watch(next)
    carryOver(form)
    if (step.type !== 'transfer_to_sign_in' && step.type !== 'transfer_to_sign_up') moveFocus()
    else run(step.ticket ? { ticket: step.ticket } : { transfer: true })
  }

  /** Goes on at a step for which there is nothing to show. */
  const proceed = (step: FormStep): void => {
    const other = step.type === 'transfer_to_sign_in' ? 'sign-in' : 'sign-up'
    if (step.type === 'finalize' || step.type === 'existing_session') run({})
    else if (step.type.startsWith('transfer') && form.querySelector(`[data-attempt="${other}"]`)) switchTo(other)
    else if (step !== COMPLETE) {
      const message = `The form has no section for this step: add an element with data-step="${step.type}".`
      report({ code: 'missing_section', message, step })
    }
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
    if (found) {
      section = found
      if (isNew && !attempt.$errors.get().raw) announce(found.dataset.announce ?? '')
      receiveCode(found, left.signal, submit)
      waitForLink(client, step, left.signal)
    } else if (isNew) proceed(step)
  }

  const render = (): void => {
    const step = stepNow()
    lock(isBusy())
    countDown(form, step, attempt.$cooldown.get(), isBusy())
    if (!isBusy() && step !== shown) show(step)
  }

  const stop = (): void => {
    left.abort()
    for (const end of stops) end()
  }

  return {
    stepNow,
    isBusy,
    watch,
    switchTo,
    run,
    fail,
    complete,
    moveFocus,
    stop,
    reset: () => attempt.reset(),
    use: () => {
      isUsed = true
    },
  }
}
