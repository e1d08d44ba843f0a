import type { User } from 'headless-signup'
import type { App } from '../app.ts'
import { addAuthenticator } from '../control.ts'
import { announce, fill, h } from '../dom.ts'
import { createPasskey, passkeyProblem } from '../passkeys.ts'

interface Method {
  readonly label: string
  readonly has: string | null
  /** Why it cannot be added here. */
  readonly problem?: string | null
  readonly add: string
  readonly act: () => Promise<unknown>
}

const nameOf = ({ emailAddresses, username, id }: User): string => emailAddresses[0]?.emailAddress ?? username ?? id

const methodsOf = (app: App, user: User): readonly Method[] => {
  const { passkeys, authenticator } = app.settings.choices
  const count = user.passkeys.length
  const methods: readonly (Method | false)[] = [
    authenticator === 'on' && {
      label: 'Authenticator app',
      has: user.totpEnabled ? 'On' : null,
      add: 'Add an authenticator app',
      act: () => addAuthenticator(user.id),
    },
    passkeys !== 'off' && {
      label: 'Passkey',
      has: count > 0 ? 'Added' : null,
      problem: passkeyProblem(),
      add: 'Add a passkey',
      act: () => createPasskey({ id: user.id, name: nameOf(user) }),
    },
  ]
  return methods.filter((method) => method !== false)
}

/** What the user may sign in with the next time, and what can be added; `null` when the settings have nothing to add. */
export const createMethods = (app: App, user: User): HTMLElement | null => {
  const methods = methodsOf(app, user)
  if (methods.length === 0) return null
  const row = ({ label, has, problem, add, act }: Method): HTMLElement => {
    const place = h('dd', {})
    const done = (): void => void fill(place, h('span', { class: 'chip good' }, 'On'))
    const onclick = async (): Promise<void> => {
      const error: Error | null = await act().then(
        () => null,
        (reason) => reason,
      )
      if (error) return void fill(note, error.name === 'NotAllowedError' ? 'Nothing was added.' : error.message)
      note.textContent = ''
      done()
      // The button that had the keyboard is gone.
      const next = section.querySelector<HTMLElement>('button') ?? title
      next.focus()
      announce(`${label}: on.`)
      await app.client.reload().catch(() => {})
    }
    if (has) done()
    else if (problem) fill(place, h('span', { class: 'quiet' }, problem))
    else fill(place, h('button', { type: 'button', class: 'link', onclick }, add))
    return h('div', {}, h('dt', {}, label), place)
  }
  const note = h('p', { class: 'field-error', role: 'alert' })
  const title = h('h2', { id: 'methods-heading', tabindex: '-1' }, 'The next time you sign in')
  const section = h(
    'section',
    { class: 'methods', 'aria-labelledby': 'methods-heading' },
    title,
    h('dl', { class: 'pairs' }, ...methods.map(row)),
    note,
  )
  return section
}
