import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'

const ROOT = new URL('../..', import.meta.url).pathname

/**
 * An app of its own origin: a page that has what `contents` exports as `window.app`, and further scripts by path; its documents
 * carry `headers`. Loopback is a secure context, so that workers run.
 */
export const servePage = async (
  contents: string,
  others: Readonly<Record<string, string>> = {},
  headers: () => Readonly<Record<string, string>> = () => ({}),
) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: 'iife',
    globalName: 'app',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  const scripts: Readonly<Record<string, string>> = { ...others, '/app.js': outputFiles[0]?.text ?? '' }
  const page = '<!doctype html><title>App</title><link rel="icon" href="data:,"><script src="/app.js"></script>'
  const server = createServer(({ url = '' }, response) => {
    const script = scripts[url]
    if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else response.writeHead(200, { 'content-type': 'text/html', ...headers() }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
