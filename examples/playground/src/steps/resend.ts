import type { App } from '../app.ts'
import { announce, fill, h, set } from '../dom.ts'
import { isLinked } from '../sending.ts'

const CHANNELS: Readonly<Record<string, string>> = { sms: 'by text message', whatsapp: 'by WhatsApp' }

/** The buttons that ask for another code, one for each channel, with their wait. */
export const createResend = (app: App, field: string, recipient: string) => {
  const { signUp, $environment } = app.client
  const channels = field === 'phone_number' ? ($environment.get()?.attributes.phone_number?.channels ?? []) : []
  const what = field === 'email_address' && isLinked(app.client) ? 'link' : 'code'
  const wait = h('span', { class: 'wait' })

  const send = async (channel?: string): Promise<void> => {
    if (isWaiting()) return
    const { error } = await app.sendCode(field, channel)
    if (!error) announce(`A new ${what} was sent to ${recipient}.`)
    tick()
  }
  const buttons = (channels.length > 1 ? channels : [undefined]).map((channel) =>
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => send(channel) },
      channel ? `Send a new code ${CHANNELS[channel] ?? channel}` : `Send a new ${what}`,
    ),
  )
  const secondsLeft = (): number => {
    const sentAt = app.sentAt.get(recipient) ?? Number.NEGATIVE_INFINITY
    const expected = Math.ceil((sentAt + app.settings.resendIntervalMs - Date.now()) / 1_000)
    const { email, sms, whatsapp } = signUp.$cooldown.get()
    return Math.max(0, expected, field === 'email_address' ? email : Math.max(sms, whatsapp))
  }
  const isWaiting = (): boolean => secondsLeft() > 0 || signUp.$fetchStatus.get() === 'fetching'
  const tick = (): void => {
    const seconds = secondsLeft()
    for (const button of buttons) set(button, { 'aria-disabled': isWaiting() ? 'true' : null })
    fill(wait, seconds > 0 && `wait ${seconds} s`)
  }
  tick()
  // What the server asked for counts down by itself; what is to be expected after sending, the page knows.
  // In a while: what ended has to note first when it sent a code.
  const stops = [signUp.$cooldown.listen(tick), signUp.$fetchStatus.listen(() => setTimeout(tick))]
  const timer = setInterval(tick, 250)
  return {
    element: h('div', { class: 'resend' }, ...buttons, wait),
    focus: (): void => buttons[0]?.focus(),
    dispose: (): void => {
      for (const stop of stops) stop()
      clearInterval(timer)
    },
  }
}
