import type { AttemptName, FormStep } from './attempt.ts'
import { findAll, isShown } from './fields.ts'

/** The section that stands in for one that a form does not have: the one for codes, or the first one. */
const moreGeneral = (type: string): string | undefined =>
  /^(enter|choose_second)/.test(type)
    ? 'verify'
    : /^(collect|identify|restart|choose|continue|use_p|sign)/.test(type)
      ? 'start'
      : undefined

/** What a step says: its texts, the strategies of its factors, and the names of what is true. */
export const wordsOf = (step: object): unknown[] =>
  Object.entries(step).flatMap(([key, value]) =>
    [value].flat().map((one) => (one === true ? key : (one?.strategy ?? one))),
  )

/** Whether a token such as `verify`, `verify:sent` or `verify:!sent` is for a step. A step may be named by its beginning. */
const isFor = (token: string, type: string, words: readonly unknown[]): boolean => {
  const [name = '', word] = token.split(':')
  return (
    name !== '' &&
    type.startsWith(name) &&
    (!word || (word[0] === '!' ? !words.includes(word.slice(1)) : words.includes(word)))
  )
}

/**
 * Shows the sections of a step, and hides the others. Returns the first one; without a section for the step everything
 * stays as it is.
 */
export const showSections = (form: HTMLFormElement, step: FormStep, attempt: AttemptName): HTMLElement | undefined => {
  const words = wordsOf({ ...step, alternatives: 0 })
  const elements = findAll(form, '[data-step],[data-attempt]')
  const matching = (type: string) =>
    elements.filter(
      ({ dataset, tagName }) =>
        (dataset.step?.split(/\s+/).some((token) => isFor(token, type, words)) ?? true) &&
        // A button with the name of an attempt leads to it.
        (!dataset.attempt || (dataset.attempt === attempt) === (tagName !== 'BUTTON')),
    )
  for (let type: string | undefined = step.type; type; type = moreGeneral(type)) {
    const found = matching(type)
    if (!found.some(({ dataset }) => dataset.step)) continue
    for (const element of elements) element.hidden = !found.includes(element)
    return found.find((element) => element.dataset.step && isShown(element))
  }
  return undefined
}
