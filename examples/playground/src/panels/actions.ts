import { issueInvitation, requireChallenge } from '../control.ts'
import { announce, fill, h } from '../dom.ts'

interface Action {
  readonly text: string
  readonly label: string
  /** Answers what to tell below the button. */
  readonly act: () => Promise<Node | string>
}

const row = ({ text, label, act }: Action): HTMLElement => {
  const told = h('p', { class: 'told' })
  const onclick = async (): Promise<void> => {
    fill(told, await act().catch(() => 'The server cannot be reached.'))
    announce(`${label}: done.`)
  }
  return h(
    'div',
    { class: 'reset' },
    h('p', {}, text),
    h('button', { type: 'button', class: 'secondary', onclick }, label),
    told,
  )
}

/** What only somebody behind the scenes can do. */
export const createActions = (): HTMLElement =>
  h(
    'div',
    {},
    row({
      text: 'Let somebody in:',
      label: 'Issue an invitation',
      act: async () => {
        const { emailAddress, path } = await issueInvitation()
        return h('a', { href: path }, emailAddress ? `Sign up as ${emailAddress}` : 'Sign up with the invitation')
      },
    }),
    row({
      text: 'Make the server suspicious:',
      label: 'Require a check',
      act: async () => {
        await requireChallenge()
        return 'What is sent next is met with a check.'
      },
    }),
  )
