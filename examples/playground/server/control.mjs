import { addAuthenticator, addPasskey, authenticatorsOf, nameOf, recipientsOf } from './accounts.mjs'
import { choicesOf, ownChoices, settingsOf } from './choices.mjs'
import { addCompanyUsers } from './companies.mjs'
import { BadRequest, jsonResponse, readJson } from './exchange.mjs'

// Forgets the browser's client. It is HttpOnly, so that only a server can.
const FORGET = { 'set-cookie': '__client=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax' }

const stateOf = ({ api, own, resendIntervalMs, publishableKey }) => ({
  publishableKey,
  choices: choicesOf(api.settings, own),
  resendIntervalMs,
})

/** `POST /playground/settings` */
async function configure(playground, choices) {
  try {
    playground.api.configure(settingsOf(choices, playground.own))
    playground.own = { ...playground.own, ...ownChoices(choices) }
    addCompanyUsers(playground.api, playground.own)
  } catch (error) {
    if (error.name !== 'MockSettingsError') throw error
    throw new BadRequest(422, error.message)
  }
}

/** What the panels ask for beside the Frontend API. */
const ENDPOINTS = {
  'GET /playground/settings': (playground) => jsonResponse(200, stateOf(playground)),
  'POST /playground/settings': async (playground, request) => {
    await configure(playground, await readJson(request))
    return jsonResponse(200, stateOf(playground))
  },
  'GET /playground/inbox': ({ api }, request) => {
    const { searchParams } = new URL(request.url)
    const wanted = [...searchParams.getAll('to'), ...recipientsOf(api, searchParams.getAll('of'))]
    const known = new Set(wanted.map((to) => to.toLowerCase()))
    const messages = [...api.outbox].filter(({ to }) => known.has(to.toLowerCase()))
    return jsonResponse(200, { messages: messages.reverse() })
  },
  'GET /playground/authenticators': ({ api }) =>
    jsonResponse(200, { authenticators: authenticatorsOf(api), now: api.clock.now() }),
  'POST /playground/authenticator': async ({ api }, request) => {
    addAuthenticator(api, await readJson(request))
    return jsonResponse(200, {})
  },
  'POST /playground/passkey': async ({ api }, request) => {
    addPasskey(api, await readJson(request))
    return jsonResponse(200, {})
  },
  'POST /playground/ticket': async ({ api }, request) => {
    await readJson(request)
    const newest = api.users.at(-1)
    if (!newest) throw new BadRequest(422, 'There is no user yet. Sign up first.')
    const ticket = api.tickets.issue({ userId: newest.id })
    const path = `/sign-in?${new URLSearchParams({ __clerk_ticket: ticket })}`
    return jsonResponse(200, { account: nameOf(newest), path })
  },
  'POST /playground/invitation': async ({ api }, request) => {
    await readJson(request)
    const hasAddress = api.settings.attributes.email_address.enabled
    const emailAddress = hasAddress ? `guest-${api.users.length + 1}@example.com` : undefined
    const ticket = api.tickets.issue({ emailAddress })
    return jsonResponse(200, { emailAddress, path: `/?${new URLSearchParams({ __clerk_ticket: ticket })}` })
  },
  'POST /playground/challenge': async ({ api }, request) => {
    await readJson(request)
    api.protect.require()
    return jsonResponse(200, {})
  },
  'POST /playground/lost-response': async ({ api }, request) => {
    await readJson(request)
    api.fail.next({ networkError: true, handled: true, when: ({ method }) => method !== 'GET' })
    return jsonResponse(200, {})
  },
  // Stands in for the script of a challenge, which this page's policy would not let in.
  'POST /playground/proof': async ({ api }, request) => {
    const { token } = await readJson(request)
    return jsonResponse(200, { proof: api.protect.proofFor(String(token)) })
  },
  'POST /playground/new-browser': async (_, request) => {
    await readJson(request)
    return jsonResponse(200, {}, FORGET)
  },
  'POST /playground/reset': async (playground, request) => {
    await readJson(request)
    playground.reset()
    return jsonResponse(200, {}, FORGET)
  },
}

/** The endpoint for a request to this path; `undefined` when there is none. */
export const endpointOf = (method, path) => ENDPOINTS[`${method} ${path}`]
