import { parseUrl } from '../../runtime/urls.ts'
import { problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import { redirectResponse } from '../server/page.ts'
import type { MockResponse } from '../server/response.ts'
import { find } from '../state/state.ts'

export const ACCEPT_PATH = '/tickets/accept'

/** `GET /tickets/accept`: the user opened the address of a sign-in token. Redirects to the app's page for sign-ins. */
export const acceptTicketLink = ({ server: { state }, call }: Context): MockResponse => {
  const ticket = find(state.tickets, call.search.ticket ?? null)
  const page = String(state.instance.displayConfig.sign_in_url ?? '/')
  // A path is relative to this server: no other origin is known.
  const url = parseUrl(page, call.page ?? call.origin)
  if (!ticket || ticket.userId === null || !url) throw problem('ticket_invalid_code', { param: 'ticket' })
  url.searchParams.set('__clerk_ticket', ticket.id)
  url.searchParams.set('__clerk_status', ticket.usedBy === null ? 'sign_in' : 'complete')
  return redirectResponse(url)
}
