import { issueInvitation, issueSignInLink, loseResponse, requireChallenge } from '../control.ts'
import { announce, fill, h } from '../dom.ts'
import { addressOf } from '../home.ts'

interface Action {
  readonly text: string
  readonly label: string
  /** Resolves to what to show below the button. */
  readonly act: () => Promise<Node | string>
}

const row = ({ text, label, act }: Action): HTMLElement => {
  const result = h('p', { class: 'result' })
  const onclick = async (): Promise<void> => {
    fill(result, await act().catch((error: Error) => error.message))
    announce(`${label}: done.`)
  }
  return h(
    'div',
    { class: 'reset' },
    h('p', {}, text),
    h('button', { type: 'button', class: 'secondary', onclick }, label),
    result,
  )
}

/** What only the server's side can do. */
export const createActions = (): HTMLElement =>
  h(
    'div',
    {},
    row({
      text: 'Invite a user:',
      label: 'Issue an invitation',
      act: async () => {
        const { emailAddress, path } = await issueInvitation()
        return h(
          'a',
          { href: addressOf(path) },
          emailAddress ? `Sign up as ${emailAddress}` : 'Sign up with the invitation',
        )
      },
    }),
    row({
      text: 'Let the newest user in:',
      label: 'Issue a sign-in link',
      act: async () => {
        const { account, path } = await issueSignInLink()
        return h('a', { href: addressOf(path) }, `Sign in as ${account}`)
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
    row({
      text: 'Break the connection once:',
      label: 'Lose a response',
      act: async () => {
        await loseResponse()
        return 'The server does what is sent next, and the response to it is lost.'
      },
    }),
  )
