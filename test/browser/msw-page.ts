import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'

const ROOT = new URL('../..', import.meta.url).pathname

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { setupWorker } from 'msw/browser'
        export { createClient } from './src/index.ts'
        export { createMockFrontendApi } from './src/testing/index.ts'
        export { frontendApiHandlers } from './src/testing/msw/index.ts'`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'iife',
    globalName: 'app',
    conditions: ['browser'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** MSW's worker, as its package brings it along. */
const workerScript = (): Promise<string> =>
  readFile(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')

/** A page with `window.app`: MSW's `setupWorker`, our client and our mock. Loopback is a secure context, so that workers run. */
export const serveMswPage = async () => {
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': [
      'text/html',
      '<!doctype html><title>App</title><link rel="icon" href="data:,"><script src="/app.js"></script>',
    ],
    '/app.js': ['text/javascript', await bundle()],
    '/mockServiceWorker.js': ['text/javascript', await workerScript()],
  }
  const server = createServer(({ url = '' }, response) => {
    const file = files[url]
    if (file) response.writeHead(200, { 'content-type': file[0] }).end(file[1])
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
