import type { Settled } from 'headless-signup'
import type { App } from '../app.ts'
import type { Attempt } from '../attempt.ts'
import { readProof } from '../control.ts'
import { h } from '../dom.ts'
import { createForm } from '../form.ts'
import { heading, type Step } from './step.ts'

interface Challenged {
  readonly attempt: Attempt
  readonly submit: (proof: { proofToken: string }) => Promise<Settled>
}

const TITLE = 'One more check'

/** Who has an instance knows from where its script comes, and says so by the option `protect`. This page does not. */
const challengeOfInstance = (): Step => ({
  element: h(
    'div',
    { class: 'step' },
    heading(
      TITLE,
      'Your instance asks for a Protect check. This page loads no script of its own accord, so it ends here.',
    ),
  ),
  dispose: () => {},
})

/** The server wants to be sure. Its script would run here; the playground asks its own server for the proof instead. */
export const challengeStep = (app: App, token: string, { attempt, submit }: Challenged): Step => {
  if (app.settings.isInstance) return challengeOfInstance()
  const form = createForm({
    attempt,
    fields: [],
    submitLabel: 'It is me',
    onSubmit: async () => app.proceed(submit({ proofToken: await readProof(token) })),
  })
  return {
    element: h(
      'div',
      { class: 'step' },
      heading(TITLE, 'Something about this is unusual. Confirm that it is you, and go on.'),
      form.element,
    ),
    dispose: form.dispose,
  }
}
