import type { NextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { announce, fill, h } from '../dom.ts'
import { isLinked } from '../sending.ts'
import { createChangeAddress } from './change-address.ts'
import { createCodeForm } from './code-form.ts'
import { createLinkWait } from './link-wait.ts'
import { createResend } from './resend.ts'
import { heading, type Step } from './step.ts'

type Verify = Extract<NextStep, { type: 'verify' }>

const TEXTS: Readonly<Record<string, { title: string; change: string }>> = {
  email_address: { title: 'Check your email', change: 'Use another email address' },
  phone_number: { title: 'Check your phone', change: 'Use another phone number' },
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

const isOver = ({ sent, attempts, expireAt }: Verify): boolean => !sent && (attempts !== null || expireAt !== null)

interface Sent {
  readonly recipient: string
  readonly isLink: boolean
  /** Whether what was sent was used up, by wrong codes for example. Else what ended has expired. */
  readonly hasFailed: boolean
}

const fillLede = (lede: HTMLElement, step: Verify, { recipient, isLink, hasFailed }: Sent): void => {
  const to = h('strong', {}, recipient)
  const what = isLink ? 'link' : 'code'
  const until = step.expireAt ? `. It is valid until ${time.format(step.expireAt)}.` : '.'
  if (step.sent) fill(lede, `${isLink ? 'Open' : 'Enter'} the ${what} that we sent to `, to, until)
  else if (isOver(step))
    fill(lede, `The ${what} for `, to, hasFailed ? ' no longer works.' : ' has expired.', ' Ask for a new one.')
  else fill(lede, `We send a ${what} to `, to, '.')
}

/** Asks for the code that was sent; offers another one, and another address. */
export const verifyStep = (app: App, field: string, recipient: string): Step => {
  const { signUp } = app.client
  const texts = TEXTS[field] ?? { title: 'Verify', change: 'Change it' }
  const lede = h('span')
  const resend = createResend(app, field, recipient)
  const isLink = field === 'email_address' && isLinked(app.client)
  const code = isLink ? createLinkWait(app) : createCodeForm(app, field)
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
    const { emailAddress, phoneNumber } = signUp.verifications
    const { status } = field === 'email_address' ? emailAddress : phoneNumber
    fillLede(lede, step, { recipient, isLink, hasFailed: status === 'failed' })
    // A code that ended is not asked for: only a new one helps.
    const hadFocus = code.element.contains(document.activeElement)
    code.element.hidden = isOver(step)
    if (hadFocus && isOver(step)) resend.focus()
    if (step.sent && !wasSent) announce(`A ${isLink ? 'link' : 'code'} was sent to ${recipient}.`)
    if (!step.sent && wasSent) announce(lede.textContent)
    wasSent = step.sent
  })
  return {
    element: h('div', { class: 'step' }, heading(texts.title, lede), body),
    firstField: code.input,
    fillCode: (text) => {
      if (change) showCode()
      if (!code.input) return
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
