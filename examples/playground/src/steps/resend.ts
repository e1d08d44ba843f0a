import type { App } from '../app.ts'
import { announce, fill, h, set } from '../dom.ts'

const CHANNELS: Readonly<Record<string, string>> = { sms: 'by text message', whatsapp: 'by WhatsApp' }

/** The buttons that ask for another code, one for each channel, with their wait. */
export const createResend = (app: App, field: string, recipient: string) => {
  const { signUp, $environment } = app.client
  const channels = field === 'phone_number' ? ($environment.get()?.attributes.phone_number?.channels ?? []) : []
  const wait = h('span', { class: 'wait' })
  let waitsUntil = 0

  const send = async (channel?: string): Promise<void> => {
    if (isWaiting()) return
    const { error } = await app.sendCode(field, channel)
    if (error?.kind === 'api' && error.retryAfter) waitsUntil = Date.now() + error.retryAfter * 1_000
    if (!error) announce(`A new code was sent to ${recipient}.`)
    tick()
  }
  const buttons = (channels.length > 1 ? channels : [undefined]).map((channel) =>
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => send(channel) },
      channel ? `Send a new code ${CHANNELS[channel] ?? channel}` : 'Send a new code',
    ),
  )
  const secondsLeft = (): number => {
    const sentAt = app.sentAt.get(recipient) ?? Number.NEGATIVE_INFINITY
    const until = Math.max(waitsUntil, sentAt + app.settings.resendIntervalMs)
    return Math.max(0, Math.ceil((until - Date.now()) / 1_000))
  }
  const isWaiting = (): boolean => secondsLeft() > 0 || signUp.$fetchStatus.get() === 'fetching'
  const tick = (): void => {
    const seconds = secondsLeft()
    for (const button of buttons) set(button, { 'aria-disabled': isWaiting() ? 'true' : null })
    fill(wait, seconds > 0 && `wait ${seconds} s`)
  }
  tick()
  const timer = setInterval(tick, 250)
  // In a while: what ended has to note first when it sent a code.
  const stop = signUp.$fetchStatus.listen(() => setTimeout(tick))
  return {
    element: h('div', { class: 'resend' }, ...buttons, wait),
    send,
    dispose: (): void => {
      clearInterval(timer)
      stop()
    },
  }
}
