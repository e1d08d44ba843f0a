import type { Client, EmailLinkOutcome, RedirectDecision } from 'headless-signup'
import { type Flow, pathOf } from './flow.ts'
import { addressOf, currentPath } from './home.ts'

/** What there is to say to a user whom a link brought here. */
export interface Arrival {
  readonly title: string
  readonly lede: string
  readonly action: string
}

const ARRIVALS: Readonly<Partial<Record<EmailLinkOutcome['type'], Arrival>>> = {
  continue_sign_in: {
    title: 'That was your link',
    lede: 'Go on in the tab where you began. It knows already.',
    action: 'Go on here instead',
  },
  continue: {
    title: 'Your email address is verified',
    lede: 'Go on in the tab where you began. It knows already.',
    action: 'Go on here instead',
  },
  verified_elsewhere: {
    title: 'Your email address is verified',
    lede: 'It goes on in the browser where you began.',
    action: 'Go on here instead',
  },
  expired: {
    title: 'This link is too old',
    lede: 'Ask for a new one where you began.',
    action: 'Back to the beginning',
  },
  failed: {
    title: 'This link does not work',
    lede: 'It was replaced by another, or what it was for is over.',
    action: 'Back to the beginning',
  },
  client_mismatch: {
    title: 'Open the link where you began',
    lede: 'It counts only in the browser that asked for it.',
    action: 'Back to the beginning',
  },
}

interface Landing {
  readonly arrival: Arrival | null
  /** What goes on afterwards. */
  readonly flow: Flow
}

/** The attempt that a decision leads to; that of `intent` where it leads to none. */
const flowAfter = (intent: Flow, decision: RedirectDecision | null): Flow => {
  if (!decision) return intent
  if (decision.type === 'continue_sign_in' || decision.type === 'transfer_to_sign_in') return 'sign-in'
  if (decision.type === 'continue_sign_up' || decision.type === 'transfer_to_sign_up') return 'sign-up'
  return 'of' in decision && decision.of !== 'session' ? decision.of : intent
}

const callback =
  (intent: Flow) =>
  async (client: Client): Promise<Landing> => {
    // What it came to is in the attempt, and in its errors.
    const decision = await client.handleRedirectCallback({ intent }).catch(() => null)
    return { arrival: null, flow: flowAfter(intent, decision) }
  }

/** The pages that providers and links lead to. Afterwards the address is that of the sign-up or the sign-in again. */
const LANDINGS: Readonly<Record<string, (client: Client) => Promise<Landing>>> = {
  '/sso-callback': callback('sign-up'),
  '/sign-in/sso-callback': callback('sign-in'),
  '/email-link': async (client) => {
    const isSignIn = client.signIn.id !== undefined && client.signUp.id === undefined
    const { type } = await client.handleEmailLinkVerification()
    return { arrival: ARRIVALS[type] ?? null, flow: isSignIn ? 'sign-in' : 'sign-up' }
  },
}

/** Does what this page is for. `goesOn`: the user came back from a provider, and it goes on by itself. */
export const land = async (client: Client): Promise<{ readonly arrival: Arrival | null; readonly goesOn: boolean }> => {
  const path = currentPath()
  const landing = LANDINGS[path]
  if (!landing) return { arrival: null, goesOn: false }
  const { arrival, flow } = await landing(client).catch((): Landing => ({ arrival: null, flow: 'sign-up' }))
  history.replaceState(null, '', addressOf(pathOf(flow)))
  return { arrival, goesOn: path !== '/email-link' }
}
