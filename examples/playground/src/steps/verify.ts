import type { NextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { announce, fill, h } from '../dom.ts'
import { createChangeAddress } from './change-address.ts'
import { createCodeForm } from './code-form.ts'
import { createResend } from './resend.ts'
import { heading, type Step } from './step.ts'

type Verify = Extract<NextStep, { type: 'verify' }>

const TEXTS: Readonly<Record<string, { title: string; change: string }>> = {
  email_address: { title: 'Check your email', change: 'Use another email address' },
  phone_number: { title: 'Check your phone', change: 'Use another phone number' },
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

const fillLede = (lede: HTMLElement, recipient: string, { sent, expireAt, attempts }: Verify): void => {
  const to = h('strong', {}, recipient)
  if (sent)
    fill(lede, 'Enter the code that we sent to ', to, expireAt ? `. It is valid until ${time.format(expireAt)}.` : '.')
  else if (attempts === null) fill(lede, 'We send a code to ', to, '.')
  else fill(lede, 'The code for ', to, ' cannot be used any more. Ask for a new one.')
}

/** Asks for the code that was sent; offers another one, and another address. */
export const verifyStep = (app: App, field: string, recipient: string): Step => {
  const { signUp } = app.client
  const texts = TEXTS[field] ?? { title: 'Verify', change: 'Change it' }
  const lede = h('span')
  const resend = createResend(app, field, recipient)
  const code = createCodeForm(app, field)
  const body = h('div', { class: 'verify' })
  let change: ReturnType<typeof createChangeAddress> | null = null

  const showCode = (): void => {
    change?.dispose()
    change = null
    fill(body, code.element, h('div', { class: 'beside' }, resend.element, changeButton))
  }
  const showChange = (): void => {
    const onCancel = (): void => {
      showCode()
      changeButton.focus()
    }
    change = createChangeAddress(app, { field, current: recipient, onCancel })
    fill(body, change.element)
    change.input.select()
  }
  const changeButton = h('button', { type: 'button', class: 'link', onclick: showChange }, texts.change)
  showCode()

  let wasSent = false
  const stop = signUp.$nextStep.subscribe((step) => {
    if (step.type !== 'verify') return
    fillLede(lede, recipient, step)
    // A code that ended is not asked for: only a new one helps.
    code.element.hidden = !step.sent && step.attempts !== null
    if (step.sent && !wasSent) announce(`A code was sent to ${recipient}.`)
    wasSent = step.sent
  })
  return {
    element: h('div', { class: 'step' }, heading(texts.title, lede), body),
    firstField: code.input,
    fillCode: (text) => {
      if (change) showCode()
      code.input.value = text
      code.input.focus()
      announce('The code is filled in.')
    },
    dispose: () => {
      stop()
      resend.dispose()
      code.dispose()
      change?.dispose()
    },
  }
}
