import { nextBrowserId } from '../state/ids.ts'
import { put } from '../state/state.ts'
import type { Handler } from './context.ts'

/** `POST /dev_browser`: creates a token for this browser. */
export const createDevBrowser: Handler = ({ server: { state, generation } }) => {
  const id = nextBrowserId(state, 'dvb', generation)
  put(state.devBrowsers, { id, token: id, nextToken: null, clientId: null })
  return { object: 'dev_browser', id }
}
