import { h } from '../dom.ts'

/** One screen of the card. */
export interface Step {
  readonly element: HTMLElement
  /** Puts a code into its field. Only where a code is asked for. */
  readonly fillCode?: (code: string) => void
  /** Where the keyboard goes when the step comes up; its heading when absent. */
  readonly firstField?: HTMLElement | undefined
  /** Whether its own button starts over: the card needs no second one. */
  readonly startsOver?: boolean
  dispose(): void
}

/** The heading of a step, and the sentence below it. */
export const heading = (title: string, lede?: Node | string): HTMLElement =>
  h(
    'header',
    { class: 'step-header' },
    h('h1', { id: 'step-heading', tabindex: '-1' }, title),
    lede !== undefined && h('p', { class: 'lede' }, lede),
  )
