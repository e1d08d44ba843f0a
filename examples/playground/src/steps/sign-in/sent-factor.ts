import type { SignInNextStep } from 'headless-signup'
import type { App } from '../../app.ts'
import { announce, h } from '../../dom.ts'
import { createOthers } from '../../sign-in/choose.ts'
import { type Current, isReset } from '../../sign-in/current.ts'
import { isLink, isToPhone, recipientOf, sendTo, verifyCode } from '../../sign-in/sending.ts'
import { createCodeForm } from '../code-form.ts'
import { createLinkWait } from '../link-wait.ts'
import { createResend } from '../resend.ts'
import { createSent, type Sending } from '../sent.ts'
import { heading, type Step } from '../step.ts'

const OPEN: readonly SignInNextStep['type'][] = ['enter_code', 'open_link', 'enter_second_code', 'open_second_link']

const titleOf = ({ which, factor }: Current, reason: string | null): string => {
  if (isReset(factor)) return 'Set a new password'
  if (reason === 'client_trust') return 'Is it you?'
  if (which === 'second') return 'One more step'
  return isToPhone(factor) ? 'Check your phone' : 'Check your email'
}

const sendingOf = (app: App, { which, factor }: Current): Sending => {
  const { signIn } = app.client
  const step = signIn.$nextStep.get()
  const verification = which === 'second' ? signIn.secondFactorVerification : signIn.firstFactorVerification
  const isSame = verification.strategy === factor.strategy
  const { status, expireAt } = verification
  const state = isSame && OPEN.includes(step.type) ? 'sent' : isSame && status !== null ? 'over' : 'new'
  return { state, expireAt, hasFailed: status === 'failed' }
}

/** Whether this factor is what the sign-in still waits for. */
const isAsked = ({ client: { signIn } }: App, { which }: Current, type: SignInNextStep['type']): boolean => {
  const { status } = which === 'second' ? signIn.secondFactorVerification : signIn.firstFactorVerification
  return status !== 'verified' && (OPEN.includes(type) || type === `choose_${which}_factor`)
}

const createWait = (app: App) => {
  const { client } = app
  const { signIn } = client
  return createLinkWait({
    whenSent: (listener) =>
      signIn.$nextStep.subscribe(({ type }) => {
        if (type === 'open_link' || type === 'open_second_link') listener()
      }),
    wait: (signal) => signIn.future.emailLink.waitForVerification({}, { signal }),
    onOpened: () => {
      if (app.client === client) app.proceed(Promise.resolve({ error: null }))
    },
  })
}

/** Asks for the code or the link that was sent; offers another one, and other ways. */
export const sentFactorStep = (app: App, current: Current, reason: string | null): Step => {
  const { signIn, $environment } = app.client
  const { which, factor } = current
  const recipient = recipientOf(factor)
  const isPhone = isToPhone(factor)
  const what = isLink(factor) ? 'link' : 'code'
  const hasChannels = which === 'first' && factor.strategy === 'phone_code'
  const resend = createResend(app, {
    attempt: signIn,
    what,
    isPhone,
    channels: hasChannels ? ($environment.get()?.attributes.phone_number?.channels ?? []) : [],
    recipient,
    send: (channel) => sendTo(app, current, channel),
    onSent: () => 'fillCode' in code && code.fillCode(''),
  })
  const code = isLink(factor)
    ? createWait(app)
    : createCodeForm({
        attempt: signIn,
        verify: (text) => app.proceed(verifyCode(app.client, which, factor, text)),
      })
  const sent = createSent({ what, recipient, form: code.element, onOver: resend.focus })
  const stop = signIn.$nextStep.subscribe(({ type }) => {
    // What was passed is not over: the next screen comes up.
    if (isAsked(app, current, type)) sent.show(sendingOf(app, current))
  })
  const lede = h('span', {}, reason === 'client_trust' && 'You have not signed in from this device before. ', sent.lede)
  return {
    element: h(
      'div',
      { class: 'step' },
      heading(titleOf(current, reason), lede),
      code.element,
      h('div', { class: 'beside' }, resend.element),
      createOthers(app, current),
    ),
    firstField: code.input,
    fillCode: (text) => {
      if (!('fillCode' in code)) return
      code.fillCode(text)
      announce('The code is filled in.')
    },
    dispose: () => {
      stop()
      resend.dispose()
      code.dispose()
    },
  }
}
