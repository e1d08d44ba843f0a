import type { Settled } from 'headless-signup'
import type { App } from '../app.ts'
import type { Attempt } from '../attempt.ts'
import { announce, fill, h, set } from '../dom.ts'

const CHANNELS: Readonly<Record<string, string>> = { sms: 'by text message', whatsapp: 'by WhatsApp' }

export interface ResendOptions {
  readonly attempt: Attempt & {
    readonly $cooldown: {
      get(): { readonly email: number; readonly sms: number; readonly whatsapp: number }
      listen(listener: () => void): () => void
    }
  }
  readonly what: 'code' | 'link'
  readonly isPhone: boolean
  /** The channels to choose from; one or none: there is no choice. */
  readonly channels: readonly string[]
  readonly recipient: string
  readonly send: (channel?: string) => Promise<Settled>
  /** Called when another one is on its way. */
  readonly onSent: () => unknown
}

/** The buttons that ask for another code, one for each channel, with their wait. */
export const createResend = (app: App, options: ResendOptions) => {
  const { attempt, what, isPhone, channels, recipient, send, onSent } = options
  const wait = h('span', { class: 'wait' })

  const sendAgain = async (channel?: string): Promise<void> => {
    if (isWaiting()) return
    const { error } = await send(channel)
    tick()
    if (error) return
    onSent()
    announce(`A new ${what} was sent to ${recipient}.`)
  }
  const buttons = (channels.length > 1 ? channels : [undefined]).map((channel) =>
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => sendAgain(channel) },
      channel ? `Send a new code ${CHANNELS[channel] ?? channel}` : `Send a new ${what}`,
    ),
  )
  const secondsLeft = (): number => {
    const sentAt = app.sentAt.get(recipient) ?? Number.NEGATIVE_INFINITY
    const expected = Math.ceil((sentAt + app.settings.resendIntervalMs - Date.now()) / 1_000)
    const { email, sms, whatsapp } = attempt.$cooldown.get()
    return Math.max(0, expected, isPhone ? Math.max(sms, whatsapp) : email)
  }
  const isWaiting = (): boolean => secondsLeft() > 0 || attempt.$fetchStatus.get() === 'fetching'
  const tick = (): void => {
    const seconds = secondsLeft()
    for (const button of buttons) set(button, { 'aria-disabled': isWaiting() ? 'true' : null })
    fill(wait, seconds > 0 && `wait ${seconds} s`)
  }
  tick()
  // What the server asked for counts down by itself; what is to be expected after sending, the page knows.
  // In a while: what ended has to note first when it sent a code.
  const stops = [attempt.$cooldown.listen(tick), attempt.$fetchStatus.listen(() => setTimeout(tick))]
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
