import { addAuthenticator, addPasskey, authenticatorsOf, nameOf, recipientsOf } from './accounts.mjs'
import { choicesOf, ownChoices, settingsOf } from './choices.mjs'
import { addCompanyUsers } from './companies.mjs'
import { BadRequest, readJson, sendJson } from './exchange.mjs'

// Forgets the browser's client. It is HttpOnly, so that only a server can.
const FORGET = { 'set-cookie': '__client=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax' }

const stateOf = ({ api, own, resendIntervalMs }) => ({
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
  'GET /playground/settings': (playground, _, response) => sendJson(response, 200, stateOf(playground)),
  'POST /playground/settings': async (playground, request, response) => {
    await configure(playground, await readJson(request))
    sendJson(response, 200, stateOf(playground))
  },
  'GET /playground/inbox': ({ api }, request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost')
    const wanted = [...searchParams.getAll('to'), ...recipientsOf(api, searchParams.getAll('of'))]
    const known = new Set(wanted.map((to) => to.toLowerCase()))
    const messages = [...api.outbox].filter(({ to }) => known.has(to.toLowerCase()))
    sendJson(response, 200, { messages: messages.reverse() })
  },
  'GET /playground/authenticators': ({ api }, _, response) =>
    sendJson(response, 200, { authenticators: authenticatorsOf(api), now: api.clock.now() }),
  'POST /playground/authenticator': async ({ api }, request, response) => {
    addAuthenticator(api, await readJson(request))
    sendJson(response, 200, {})
  },
  'POST /playground/passkey': async ({ api }, request, response) => {
    addPasskey(api, await readJson(request))
    sendJson(response, 200, {})
  },
  'POST /playground/ticket': async ({ api }, request, response) => {
    await readJson(request)
    const newest = api.users.at(-1)
    if (!newest) throw new BadRequest(422, 'There is no user yet. Sign up first.')
    const ticket = api.tickets.issue({ userId: newest.id })
    const path = `/sign-in?${new URLSearchParams({ __clerk_ticket: ticket })}`
    sendJson(response, 200, { account: nameOf(newest), path })
  },
  'POST /playground/invitation': async ({ api }, request, response) => {
    await readJson(request)
    const hasAddress = api.settings.attributes.email_address.enabled
    const emailAddress = hasAddress ? `guest-${api.users.length + 1}@example.com` : undefined
    const ticket = api.tickets.issue({ emailAddress })
    sendJson(response, 200, { emailAddress, path: `/?${new URLSearchParams({ __clerk_ticket: ticket })}` })
  },
  'POST /playground/challenge': async ({ api }, request, response) => {
    await readJson(request)
    api.protect.require()
    sendJson(response, 200, {})
  },
  'POST /playground/lost-response': async ({ api }, request, response) => {
    await readJson(request)
    api.fail.next({ networkError: true, handled: true, when: ({ method }) => method !== 'GET' })
    sendJson(response, 200, {})
  },
  // Stands in for the script of a challenge, which this page's policy would not let in.
  'POST /playground/proof': async ({ api }, request, response) => {
    const { token } = await readJson(request)
    sendJson(response, 200, { proof: api.protect.proofFor(String(token)) })
  },
  'POST /playground/new-browser': async (_, request, response) => {
    await readJson(request)
    sendJson(response, 200, {}, FORGET)
  },
  'POST /playground/reset': async (playground, request, response) => {
    await readJson(request)
    playground.reset()
    sendJson(response, 200, {}, FORGET)
  },
}

/** The endpoint for a request; `undefined` when there is none. */
export const endpointOf = ({ method, url }) => ENDPOINTS[`${method} ${url.split('?')[0]}`]
