import type { AttemptName, FormStep } from './attempt.ts'
import { isShown } from './fields.ts'

/** Which section stands in for a step that has none. */
const MORE_GENERAL: ReadonlyMap<string, string> = new Map([
  ['collect', 'start'],
  ['identify', 'start'],
  ['restart', 'start'],
  ['choose_first_factor', 'start'],
  ['continue_external', 'choose_first_factor'],
  ['continue_enterprise', 'choose_first_factor'],
  ['choose_enterprise_connection', 'choose_first_factor'],
  ['use_passkey', 'choose_first_factor'],
  ['sign_with_wallet', 'choose_first_factor'],
  ['enter_code', 'verify'],
  ['enter_second_code', 'enter_code'],
  ['choose_second_factor', 'enter_second_code'],
  ['use_second_passkey', 'choose_second_factor'],
  ['open_second_link', 'open_link'],
])

const strategyOrItself = (value: unknown): unknown => (value as { strategy?: unknown } | null)?.strategy ?? value

/** What a step says besides its type: its texts, the strategies of its factors, and the names of what is true. */
export const wordsOf = (step: object): unknown[] =>
  Object.entries(step).flatMap(([key, value]) =>
    value === true ? key : Array.isArray(value) ? value.map(strategyOrItself) : strategyOrItself(value),
  )

/** Whether a token such as `verify`, `verify:sent` or `verify:!sent` is for a step. */
const isFor = (token: string, type: string, words: readonly unknown[]): boolean => {
  const [tokenType, word] = token.split(':')
  if (tokenType !== type) return false
  return !word || (word[0] === '!' ? !words.includes(word.slice(1)) : words.includes(word))
}

/**
 * Shows the sections of a step, and hides the others. Returns the first one; without a section for the step everything
 * stays as it is.
 */
export const showSections = (form: HTMLFormElement, step: FormStep, attempt: AttemptName): HTMLElement | undefined => {
  const all = Array.from(form.querySelectorAll<HTMLElement>('[data-step],[data-attempt]'))
  const { alternatives: _alternatives, ...itself } = step as FormStep & { readonly alternatives?: unknown }
  const words = wordsOf(itself)
  for (let type: string | undefined = step.type; type; type = MORE_GENERAL.get(type)) {
    const wanted = type
    const matches = ({ dataset, tagName }: HTMLElement): boolean =>
      (dataset.step === undefined || dataset.step.split(' ').some((token) => isFor(token, wanted, words))) &&
      // A button with the name of an attempt leads to it.
      (dataset.attempt === undefined || (dataset.attempt === attempt) === (tagName !== 'BUTTON'))
    if (!all.some((element) => element.dataset.step !== undefined && matches(element))) continue
    for (const element of all) element.hidden = !matches(element)
    return all.find((element) => element.dataset.step !== undefined && isShown(element))
  }
  return undefined
}
