import type { SignInNextStep } from 'headless-signup'
import type { App } from '../app.ts'
import { type Message, readInbox } from '../control.ts'
import { byId, fill, h } from '../dom.ts'
import { flowNow } from '../flow.ts'

const CHANNELS: Readonly<Record<Message['channel'], string>> = {
  email: 'Email',
  sms: 'Text message',
  whatsapp: 'WhatsApp',
}
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

const SIGN_IN_STEPS: readonly SignInNextStep['type'][] = [
  'enter_code',
  'open_link',
  'enter_second_code',
  'open_second_link',
]

/** The addresses and numbers of this browser's user. */
const recipientsOf = ({ client: { signUp, signIn, $user } }: App): readonly string[] => {
  const user = $user.get()
  const known = [
    signUp.emailAddress,
    signUp.phoneNumber,
    // Without a user it is all that is known.
    signIn.identifier,
    ...(user?.emailAddresses.map(({ emailAddress }) => emailAddress) ?? []),
    ...(user?.phoneNumbers.map(({ phoneNumber }) => phoneNumber) ?? []),
  ]
  return known.filter((recipient) => recipient !== null)
}

/** Whether a message has the code or the link that is asked for right now, unless a newer one has it. */
const isAwaited = ({ client: { signUp, signIn } }: App, { to, channel }: Message): boolean => {
  if (flowNow() === 'sign-in') {
    // The address is masked: the newest message of that kind it is.
    const step = signIn.$nextStep.get()
    const isSent = SIGN_IN_STEPS.includes(step.type) && 'strategy' in step
    return isSent && step.strategy.includes('phone') === (channel !== 'email')
  }
  const step = signUp.$nextStep.get()
  if (step.type !== 'verify' || !step.sent) return false
  const recipient = step.field === 'email_address' ? signUp.emailAddress : signUp.phoneNumber
  return to.toLowerCase() === recipient?.toLowerCase()
}

/** The messages that the mock sent to this user, newest first. */
export const mountInbox = (app: App, onCode: (code: string) => void) => {
  const { signUp, signIn, $user } = app.client
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
        code ? h('span', { class: 'message-code mono' }, code) : h('span', {}, 'A link for you'),
        isUsable ? use(message) : h('span', { class: 'quiet' }, 'No longer valid'),
      ),
    )
  }
  const show = (): void => {
    const newest = messages.findIndex((message) => isAwaited(app, message))
    if (messages.length === 0)
      return void fill(list, h('li', { class: 'empty' }, 'Codes and links that are sent to you show up here.'))
    fill(list, ...messages.map((message, index) => item(message, index === newest)))
  }
  const refresh = async (): Promise<void> => {
    reads += 1
    const current = reads
    const read = await readInbox(recipientsOf(app), signIn.identifier ? [signIn.identifier] : []).catch(() => messages)
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
    signIn.$identifier.listen(refreshSoon),
    signIn.$nextStep.listen(refreshSoon),
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
