import type { Step } from '../steps/step.ts'

/** A screen of the card. While the key stays, so does the screen, with all that was typed into it. */
export interface Screen {
  readonly key: string
  readonly create: () => Step
}
