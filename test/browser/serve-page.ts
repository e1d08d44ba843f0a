import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build, type Plugin } from 'esbuild'

const ROOT = new URL('../..', import.meta.url).pathname

/** Has a page import what was built of this package, where it names the sources of an entry. */
export const builtPackage: Plugin = {
  name: 'built package',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/src\/(index|react\/\w+)\.ts$/ }, ({ path }) => {
      const entry = path
        .replace(/^.*\/src\//, '')
        .replace(/\/?(index)?\.ts$/, '')
        .replace('/', '-')
      return { path: `${ROOT}dist/${entry || 'index'}.js` }
    })
  },
}

interface PageOptions {
  /** Further scripts, by path. */
  readonly others?: Readonly<Record<string, string>>
  /** Of its documents. */
  readonly headers?: () => Readonly<Record<string, string>>
  readonly plugins?: Plugin[]
}

/**
 * An app of its own origin: a page that has what `contents` exports as `window.app`. Loopback is a secure context, so that
 * workers run.
 */
export const servePage = async (
  contents: string,
  { others = {}, headers = () => ({}), plugins = [] }: PageOptions = {},
) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: 'iife',
    globalName: 'app',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    plugins,
    // That a bare import has no effect is a warning outside of node_modules only.
    logLevel: 'error',
    jsx: 'automatic',
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
