import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { bundleSnippet, ROOT } from '../examples/snippets.ts'

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** The vanilla example, with a publishable key as any app has one, and no word about a mock. */
export const appWith = async (publishableKey: string): Promise<string> => {
  const code = await readFile(join(ROOT, 'examples/vanilla/main.ts'), 'utf8')
  const own = '{ frontendApi: location.origin }'
  if (!code.includes(own)) throw new Error(`examples/vanilla/main.ts has no ${own} any more.`)
  return code.replace(own, `{ publishableKey: '${publishableKey}' }`)
}

/** Serves the example's page with this script, and MSW's worker beside it. Returns where. */
export const serveApp = async (code: string, modules: Readonly<Record<string, string>> = {}): Promise<string> => {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': [TYPES.html, await readFile(join(ROOT, 'examples/vanilla/index.html'), 'utf8')],
    '/main.ts': [TYPES.js, await bundleSnippet(code, { modules, platform: 'browser' })],
    '/mockServiceWorker.js': [
      TYPES.js,
      await readFile(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8'),
    ],
  }
  const server = createServer(({ url = '' }, response) => {
    const [type, text] = files[url.split('?')[0] ?? ''] ?? ['text/plain', 'There is no such page.']
    response.writeHead(200, { 'content-type': type }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  })
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}
