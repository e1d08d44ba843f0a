import type { App } from '../app.ts'
import { fill, h } from '../dom.ts'
import { createField } from '../field.ts'
import { fieldNamed } from '../fields.ts'
import { createForm } from '../form.ts'

interface ChangeAddress {
  readonly field: string
  readonly current: string
  readonly onCancel: () => void
}

/** A small form in the place of the code: another address, which a code is sent to with the same request. */
export const createChangeAddress = (app: App, { field: name, current, onCancel }: ChangeAddress) => {
  const { client } = app
  const environment = client.$environment.get()
  if (!environment) throw new Error('The environment is not loaded.')
  const definition = fieldNamed(name)
  const field = createField(definition, { environment, isRequired: true, value: current })
  const form = createForm(
    {
      attempt: client.signUp,
      fields: [field],
      submitLabel: 'Save and send a code',
      onSubmit: () => app.submit({ [definition.param]: field.input.value.trim() }),
    },
    field.element,
  )
  const cancel = h('button', { type: 'button', class: 'link', onclick: onCancel }, 'Cancel')
  return {
    element: fill(h('div', { class: 'change' }), form.element, cancel),
    input: field.input,
    dispose: form.dispose,
  }
}
