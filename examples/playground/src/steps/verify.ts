import type { NextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { announce, fill, h } from '../dom.ts'
import { isLinked } from '../sending.ts'
import { createChangeAddress } from './change-address.ts'
import { createCodeForm } from './code-form.ts'
import { createLinkWait } from './link-wait.ts'
import { createResend } from './resend.ts'
import { createSent, type Sending } from './sent.ts'
import { heading, type Step } from './step.ts'

type Verify = Extract<NextStep, { type: 'verify' }>

const TEXTS: Readonly<Record<string, { title: string; change: string }>> = {
  email_address: { title: 'Check your email', change: 'Use another email address' },
  phone_number: { title: 'Check your phone', change: 'Use another phone number' },
}

const stateOf = ({ sent, attempts, expireAt }: Verify): Sending['state'] =>
  sent ? 'sent' : attempts !== null || expireAt !== null ? 'over' : 'new'

const createWait = (app: App) => {
  const { client } = app
  const { signUp } = client
  const { verifications } = signUp.future
  return createLinkWait({
    whenSent: (listener) =>
      signUp.$nextStep.subscribe((step) => {
        if (step.type === 'verify' && step.sent) listener()
      }),
    wait: (signal) => verifications.waitForEmailLinkVerification({}, { signal }),
    onOpened: () => {
      // The screen may be gone by now: that the address is verified took it away.
      const isVerified = verifications.emailAddress.status === 'verified'
      if (isVerified && app.client === client) app.proceed(Promise.resolve({ error: null }))
    },
  })
}

const createCode = (app: App, field: string) => {
  const { signUp } = app.client
  const { verifications } = signUp.future
  return createCodeForm({
    attempt: signUp,
    verify: (code) =>
      app.proceed(
        field === 'email_address' ? verifications.verifyEmailCode({ code }) : verifications.verifyPhoneCode({ code }),
      ),
  })
}

/** Asks for the code that was sent; offers another one, and another address. */
export const verifyStep = (app: App, field: string, recipient: string): Step => {
  const { signUp, $environment } = app.client
  const texts = TEXTS[field] ?? { title: 'Verify', change: 'Change it' }
  const isPhone = field === 'phone_number'
  const isLink = field === 'email_address' && isLinked(app.client)
  const what = isLink ? 'link' : 'code'
  const resend = createResend(app, {
    attempt: signUp,
    what,
    isPhone,
    channels: isPhone ? ($environment.get()?.attributes.phone_number?.channels ?? []) : [],
    recipient,
    send: (channel) => app.sendCode(field, channel),
    onSent: () => 'fillCode' in code && code.fillCode(''),
  })
  const code = isLink ? createWait(app) : createCode(app, field)
  const sent = createSent({ what, recipient, form: code.element, onOver: resend.focus })
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

  const stop = signUp.$nextStep.subscribe((step) => {
    if (step.type !== 'verify') return
    const { emailAddress, phoneNumber } = signUp.verifications
    const { status } = isPhone ? phoneNumber : emailAddress
    sent.show({ state: stateOf(step), expireAt: step.expireAt, hasFailed: status === 'failed' })
  })
  return {
    element: h('div', { class: 'step' }, heading(texts.title, sent.lede), body),
    firstField: code.input,
    fillCode: (text) => {
      if (change) showCode()
      if (!('fillCode' in code)) return
      code.fillCode(text)
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
