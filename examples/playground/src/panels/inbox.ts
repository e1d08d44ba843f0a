import type { App } from '../app.ts'
import { type Message, readInbox } from '../control.ts'
import { byId, fill, h } from '../dom.ts'

const CHANNELS: Readonly<Record<Message['channel'], string>> = {
  email: 'Email',
  sms: 'Text message',
  whatsapp: 'WhatsApp',
}
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** The addresses and numbers of this browser's user. */
const recipientsOf = ({ client: { signUp, $user } }: App): readonly string[] => {
  const user = $user.get()
  const known = [
    signUp.emailAddress,
    signUp.phoneNumber,
    ...(user?.emailAddresses.map(({ emailAddress }) => emailAddress) ?? []),
    ...(user?.phoneNumbers.map(({ phoneNumber }) => phoneNumber) ?? []),
  ]
  return known.filter((recipient) => recipient !== null)
}

/** The address that a code is asked for right now. */
const awaited = ({ client: { signUp } }: App): string | null => {
  const step = signUp.$nextStep.get()
  if (step.type !== 'verify' || !step.sent) return null
  return step.field === 'email_address' ? signUp.emailAddress : signUp.phoneNumber
}

/** The messages that the mock sent to this user, newest first. */
export const mountInbox = (app: App, onCode: (code: string) => void) => {
  const { signUp, $user } = app.client
  const list = byId('inbox')
  let messages: readonly Message[] = []
  let reads = 0

  const use = ({ code = '', url }: Message): HTMLElement =>
    url
      ? h('a', { class: 'secondary', href: url, target: '_blank', rel: 'noopener' }, 'Open the link')
      : h(
          'button',
          { type: 'button', class: 'secondary', 'aria-label': `Fill in code ${code}`, onclick: () => onCode(code) },
          'Fill in',
        )
  const item = (message: Message, isUsable: boolean): HTMLElement => {
    const { to, channel, code, sentAt } = message
    return h(
      'li',
      { class: isUsable ? 'message usable' : 'message' },
      h(
        'p',
        { class: 'message-head' },
        h('span', {}, `${CHANNELS[channel]} to ${to}`),
        h('time', {}, clock.format(sentAt)),
      ),
      h(
        'p',
        { class: 'message-body' },
        code ? h('span', { class: 'message-code mono' }, code) : h('span', {}, 'Confirm your email address'),
        isUsable ? use(message) : h('span', { class: 'quiet' }, 'No longer valid'),
      ),
    )
  }
  const show = (): void => {
    const newest = messages.findIndex(({ to }) => to.toLowerCase() === awaited(app)?.toLowerCase())
    if (messages.length === 0)
      return void fill(list, h('li', { class: 'empty' }, 'Codes and links that are sent to you show up here.'))
    fill(list, ...messages.map((message, index) => item(message, index === newest)))
  }
  const refresh = async (): Promise<void> => {
    reads += 1
    const current = reads
    const read = await readInbox(recipientsOf(app)).catch(() => messages)
    if (current !== reads) return
    messages = read
    show()
  }
  const refreshSoon = (): void => void refresh()
  refresh()
  const stops = [
    signUp.$emailAddress.listen(refreshSoon),
    signUp.$phoneNumber.listen(refreshSoon),
    signUp.$nextStep.listen(refreshSoon),
    $user.listen(refreshSoon),
  ]
  // A code may have been asked for in another tab.
  window.addEventListener('focus', refreshSoon)
  return (): void => {
    reads += 1
    for (const stop of stops) stop()
    window.removeEventListener('focus', refreshSoon)
  }
}
