import type { Environment } from 'headless-signup'
import { textOfItem } from './attempt.ts'
import { h } from './dom.ts'
import { type Field, withError } from './field.ts'

const link = (href: string, text: string): HTMLElement | string =>
  href ? h('a', { href, target: '_blank', rel: 'noopener' }, text) : text

/** The checkbox for the legal documents, with links to those that the instance has. */
export const createConsent = ({ urls }: Environment): Field => {
  const input = h('input', { id: 'field-legal_accepted', type: 'checkbox', 'aria-required': 'true' })
  const { error, showError } = withError(input, null)
  const label = h(
    'label',
    { for: input.id },
    'I accept the ',
    link(urls.terms, 'terms of service'),
    ' and the ',
    link(urls.privacyPolicy, 'privacy policy'),
    '.',
  )
  input.addEventListener('change', () => showError(null))
  return {
    element: h('div', { class: 'field consent' }, h('div', { class: 'check' }, input, label), error),
    input,
    showError,
    showErrors: ({ fields }) => showError(textOfItem(fields.legalAccepted)),
  }
}
