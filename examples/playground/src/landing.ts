import type { Client, EmailLinkOutcome } from 'headless-signup'

/** What there is to say to a user whom a link brought here. */
export interface Arrival {
  readonly title: string
  readonly lede: string
  readonly action: string
}

const ARRIVALS: Readonly<Partial<Record<EmailLinkOutcome['type'], Arrival>>> = {
  continue: {
    title: 'Your email address is verified',
    lede: 'Go on in the tab where you began. It knows already.',
    action: 'Go on here instead',
  },
  verified_elsewhere: {
    title: 'Your email address is verified',
    lede: 'The sign-up goes on in the browser where you began.',
    action: 'Sign up here instead',
  },
  expired: { title: 'This link is too old', lede: 'Ask for a new one where you began.', action: 'Back to the sign-up' },
  failed: {
    title: 'This link does not work',
    lede: 'It was replaced by another, or its sign-up is over.',
    action: 'Back to the sign-up',
  },
  client_mismatch: {
    title: 'Open the link where you began',
    lede: 'It counts only in the browser that asked for it.',
    action: 'Back to the sign-up',
  },
}

/** The pages that providers and links lead to. Afterwards the address is the sign-up's own again. */
const LANDINGS: Readonly<Record<string, (client: Client) => Promise<Arrival | null>>> = {
  '/sso-callback': async (client) => {
    // What it came to is in the sign-up, and in its errors.
    await client.handleRedirectCallback().catch(() => {})
    return null
  },
  '/email-link': async (client) => {
    const { type } = await client.handleEmailLinkVerification()
    return ARRIVALS[type] ?? null
  },
}

/** Does what this page is for. `goesOn`: the user came back from a provider, and the sign-up goes on by itself. */
export const land = async (client: Client): Promise<{ readonly arrival: Arrival | null; readonly goesOn: boolean }> => {
  const { pathname } = location
  const landing = LANDINGS[pathname]
  if (!landing) return { arrival: null, goesOn: false }
  const arrival = await landing(client).catch(() => null)
  history.replaceState(null, '', '/')
  return { arrival, goesOn: pathname === '/sso-callback' }
}
