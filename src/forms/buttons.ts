import type { Cooldown } from '../attempts/message-cooldown.ts'
import type { FormStep } from './attempt.ts'
import { findAll } from './fields.ts'
import { wordsOf } from './sections.ts'

/** What must not be clicked twice. */
const ACTIONS = 'button:not([type="button"]),[type="submit"],[data-strategy],[data-attempt],[data-restart]'

/** Disables the buttons while a call is in progress; those that the page has disabled itself stay so. */
export const createLock = (form: HTMLFormElement): ((isBusy: boolean) => void) => {
  let locked: HTMLButtonElement[] = []
  return (isBusy) => {
    form.setAttribute('aria-busy', String(isBusy))
    for (const button of locked) button.disabled = false
    locked = isBusy ? (findAll(form, ACTIONS) as HTMLButtonElement[]).filter(({ disabled }) => !disabled) : []
    for (const button of locked) button.disabled = true
  }
}

/** Hides the buttons of the ways that a step does not have. */
export const showWays = (form: HTMLFormElement, step: FormStep): void => {
  const hasWays = /^(verify|choose|enter|open|use|sign|continue_ent)/.test(step.type)
  for (const button of findAll(form, '[data-strategy]'))
    button.hidden = hasWays && !wordsOf(step).includes(button.dataset.strategy)
}

/** The strategy of a button; of one that sends a code or a link again, the step's own. */
export const strategyOfButton = ({ dataset }: HTMLElement, step: Partial<FormStep>): string =>
  dataset.strategy ||
  dataset.resend ||
  ('strategy' in step && step.strategy) ||
  ('strategies' in step && step.strategies?.find((strategy) => /_(code|link)$/.test(strategy))) ||
  ''

/** Counts down in the buttons that send a code again, until the server accepts it. */
export const countDown = (form: HTMLFormElement, step: FormStep, cooldown: Cooldown, isBusy: boolean): void => {
  for (const button of findAll(form, '[data-resend]') as HTMLButtonElement[]) {
    const phoneChannel = ('channel' in step && step.channel) || 'sms'
    const channel = button.dataset.channel || (/phone/.test(strategyOfButton(button, step)) ? phoneChannel : 'email')
    const seconds = cooldown[channel as keyof Cooldown]
    button.disabled = isBusy || seconds > 0
    const counter = button.querySelector('span') ?? button.appendChild(document.createElement('span'))
    counter.textContent = seconds > 0 ? ` (${seconds})` : ''
  }
}
