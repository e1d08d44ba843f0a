import { announce, fill, h } from '../dom.ts'

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** What is known of a code or a link. */
export interface Sending {
  readonly state: 'new' | 'sent' | 'over'
  readonly expireAt: Date | null
  /** Whether it was used up, by wrong codes for example. Else what ended has expired. */
  readonly hasFailed: boolean
}

interface Shown {
  readonly what: 'code' | 'link'
  readonly recipient: string
  /** The part that takes the code: a code that ended is not asked for. */
  readonly form: HTMLElement
  /** Where the keyboard goes when the code has ended: only a new one helps. */
  readonly onOver: () => void
}

/** The sentence below the heading, which says where the code or the link is, and is announced as that changes. */
export const createSent = ({ what, recipient, form, onOver }: Shown) => {
  const lede = h('span')
  let before: Sending['state'] = 'new'
  const show = ({ state, expireAt, hasFailed }: Sending): void => {
    const to = h('strong', {}, recipient)
    if (state === 'sent') {
      const until = expireAt ? `. It is valid until ${time.format(expireAt)}.` : '.'
      fill(lede, `${what === 'link' ? 'Open' : 'Enter'} the ${what} that we sent to `, to, until)
    } else if (state === 'over')
      fill(lede, `The ${what} for `, to, hasFailed ? ' no longer works.' : ' has expired.', ' Ask for a new one.')
    else fill(lede, `We send a ${what} to `, to, '.')

    const hadFocus = form.contains(document.activeElement)
    form.hidden = state === 'over'
    if (hadFocus && state === 'over') onOver()
    if (state === 'sent' && before !== 'sent') announce(`A ${what} was sent to ${recipient}.`)
    if (state !== 'sent' && before === 'sent') announce(lede.textContent)
    before = state
  }
  return { lede, show }
}
