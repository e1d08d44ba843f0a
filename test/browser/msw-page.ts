import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { servePage } from './serve-page.ts'

/** MSW's worker, as its package brings it along. */
const workerScript = (): Promise<string> =>
  readFile(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')

/** A page with `window.app`: MSW's `setupWorker`, our client and our mock. */
export const serveMswPage = async () =>
  servePage(
    `export { setupWorker } from 'msw/browser'
    export { createClient } from './src/index.ts'
    export { createMockFrontendApi } from './src/testing/index.ts'
    export { frontendApiHandlers } from './src/testing/msw/index.ts'`,
    { others: { '/mockServiceWorker.js': await workerScript() } },
  )
