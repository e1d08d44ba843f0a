import type { App } from '../app.ts'
import { fill, h } from '../dom.ts'
import { flowNow } from '../flow.ts'
import { createWayList, goToProvider } from '../ways.ts'
import { heading, type Step } from './step.ts'

/** A connection of the company that an address belongs to. */
export interface Connection {
  readonly id: string | undefined
  readonly name: string
}

interface Company {
  /** Of the user: its domain is the company's. */
  readonly address: string
  /** Why the last visit there ended without an account. */
  readonly problem: string | null
}

/** One button for the only connection, or a button for each. */
const createChoices = (app: App, connections: readonly Connection[]): HTMLElement => {
  const flow = flowNow()
  const [first, ...more] = connections
  if (first && more.length === 0) {
    const start = () => goToProvider(app, flow, 'enterprise_sso', first.id)
    return h(
      'button',
      { type: 'button', class: 'primary', onclick: start },
      h('span', {}, `Continue with ${first.name}`),
    )
  }
  const wayTo = ({ id, name }: Connection) => ({
    label: name,
    mark: name.charAt(0),
    start: () => goToProvider(app, flow, 'enterprise_sso', id),
  })
  return createWayList(connections.map(wayTo))
}

const firstButton = (choices: HTMLElement): HTMLElement =>
  choices instanceof HTMLButtonElement ? choices : (choices.querySelector('button') ?? choices)

const ledeFor = (address: string, text: string): HTMLElement => h('span', {}, h('strong', {}, address), text)

const createProblem = (problem: string | null): HTMLElement | false =>
  problem !== null && h('p', { class: 'field-error', role: 'alert' }, problem)

/** Leads a user to the provider of the company, or to one of several. */
export const companyStep = (
  app: App,
  connections: readonly Connection[],
  { address, problem, below }: Company & { readonly below: HTMLElement | null },
): Step => {
  const choices = createChoices(app, connections)
  const [title, lede] =
    connections.length > 1
      ? ['Choose where to sign in', ' belongs to a company with more than one sign-in.']
      : [`Go on at ${connections[0]?.name}`, ' belongs to a company with a sign-in of its own. It leads back here.']
  return {
    element: h(
      'div',
      { class: 'step' },
      heading(title, ledeFor(address, lede)),
      createProblem(problem),
      choices,
      below,
    ),
    firstField: firstButton(choices),
    dispose: () => {},
  }
}

/** The same for a sign-up, whose connections have to be asked for. */
export const companySignUpStep = (app: App, { address, problem }: Company): Step => {
  const title = heading('Go on at your company', ledeFor(address, ' belongs to a company with a sign-in of its own.'))
  const place = h('div', { class: 'connections' })
  let isThere = true
  const show = async (): Promise<void> => {
    const connections = await app.client.signUp.getEnterpriseConnections().catch(() => [])
    if (!isThere) return
    const choices = createChoices(app, connections)
    fill(place, choices)
    if (document.activeElement?.id === 'step-heading') firstButton(choices).focus()
  }
  show()
  return {
    element: h('div', { class: 'step' }, title, createProblem(problem), place),
    dispose: () => {
      isThere = false
    },
  }
}
