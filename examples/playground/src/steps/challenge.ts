import type { App } from '../app.ts'
import { readProof } from '../control.ts'
import { h } from '../dom.ts'
import { createForm } from '../form.ts'
import { heading, type Step } from './step.ts'

/** The server wants to be sure. Its script would run here; the playground asks its own server for the proof instead. */
export const challengeStep = (app: App, token: string): Step => {
  const { signUp } = app.client
  const form = createForm({
    signUp,
    fields: [],
    submitLabel: 'It is me',
    onSubmit: async () => app.proceed(signUp.future.submitProtectCheck({ proofToken: await readProof(token) })),
  })
  return {
    element: h(
      'div',
      { class: 'step' },
      heading('One more check', 'Something about this sign-up is unusual. Confirm that it is you, and go on.'),
      form.element,
    ),
    dispose: form.dispose,
  }
}
