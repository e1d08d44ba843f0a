import { addressOf, destinationOf, type Visit } from '../server/visit.ts'
import { find, type MockState } from '../state/state.ts'
import type { MockLinks } from '../types.ts'

const CALLER = 'links.open()'

/** Acts as the user who opens a link. */
export const createLinks = (state: MockState, visit: Visit): MockLinks => ({
  open: async (url, { browser } = {}) => {
    const address = addressOf(url, CALLER)
    if (browser) return destinationOf(await browser.fetch(address), CALLER)
    const link = find(state.links, address.searchParams.get('token'))
    const resource = find(state.signUps, link?.resourceId ?? null) ?? find(state.signIns, link?.resourceId ?? null)
    const clientId = resource?.clientId ?? null
    return visit(new Request(address), { clientId, caller: CALLER })
  },
})
