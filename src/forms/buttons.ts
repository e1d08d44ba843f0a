import type { Cooldown } from '../attempts/message-cooldown.ts'
import type { FormStep } from './attempt.ts'
import { wordsOf } from './sections.ts'

/** What must not be clicked twice. Those that send a code again are in {@link countDown}. */
const ACTIONS = 'button:not([type="button"]),[type="submit"],[data-strategy],[data-attempt],[data-restart]'

/** Disables the buttons while a call is in progress; those that the page has disabled itself stay so. */
export const createLock = (form: HTMLFormElement): ((isBusy: boolean) => void) => {
  let locked: HTMLButtonElement[] = []
  return (isBusy) => {
    form.setAttribute('aria-busy', String(isBusy))
    for (const button of locked) button.disabled = false
    locked = isBusy ? Array.from(form.querySelectorAll<HTMLButtonElement>(ACTIONS)).filter((one) => !one.disabled) : []
    for (const button of locked) button.disabled = true
  }
}

/** The steps that list the ways that there are. */
const HAS_WAYS = /^(verify|choose|enter|open|use|sign_with|continue_enterprise)/

/** Hides the buttons of the ways that a step does not have. */
export const showWays = (form: HTMLFormElement, step: FormStep): void => {
  const ways = wordsOf(step)
  for (const button of form.querySelectorAll<HTMLElement>('[data-strategy]')) {
    button.hidden = HAS_WAYS.test(step.type) && !ways.includes(button.dataset.strategy)
  }
}

/** The strategy by which a button sends a code or a link again. */
export const strategyToResend = ({ dataset }: HTMLElement, step: FormStep): string =>
  dataset.resend ||
  ('strategy' in step && step.strategy) ||
  ('strategies' in step && step.strategies.find((strategy) => /_(code|link)$/.test(strategy))) ||
  ''

/** Counts down in the buttons that send a code again, until the server accepts it. */
export const countDown = (form: HTMLFormElement, step: FormStep, cooldown: Cooldown, isBusy: boolean): void => {
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-resend]')) {
    const isByPhone = /phone/.test(strategyToResend(button, step))
    const channel = button.dataset.channel ?? (isByPhone ? (('channel' in step && step.channel) || 'sms') : 'email')
    const seconds = cooldown[channel as keyof Cooldown]
    button.disabled = isBusy || seconds > 0
    const counter =
      button.querySelector('[data-countdown]') ?? button.appendChild(document.createElement('span'))
    counter.setAttribute('data-countdown', '')
    counter.textContent = seconds > 0 ? ` (${seconds})` : ''
  }
}
