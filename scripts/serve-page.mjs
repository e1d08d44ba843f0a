// Serves a page with its scripts, compressed as a host compresses them, and the mock below `/v1/`: all on one origin.
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { forward } from '../examples/playground/server/forward.mjs'
import { listen } from '../examples/playground/server/listen.mjs'

/** `scripts` has the contents by path. `sent` lists what the pages were sent of them, in order: `{ path, raw, gzip }`. */
export async function servePage({ html, scripts, api }) {
  const sent = []
  const compressed = new Map()
  const compress = (path) => {
    if (!compressed.has(path)) compressed.set(path, gzipSync(scripts.get(path), { level: 9 }))
    return compressed.get(path)
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname.startsWith('/v1/')) return forward(api.fetch, request, response)
    if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    if (!scripts.has(pathname)) return response.writeHead(404).end()
    const body = compress(pathname)
    sent.push({ path: pathname, raw: Buffer.byteLength(scripts.get(pathname)), gzip: body.length })
    response.writeHead(200, {
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    })
    response.end(body)
  })
  const port = await listen(server, 0, { orNext: false })
  return {
    url: `http://localhost:${port}/`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

/** A page of `context` at `url`, once the expression `ready` is true in it. Rejects with the first error that it throws. */
export async function openServed(context, url, ready) {
  const page = await context.newPage()
  const failed = new Promise((_, reject) => page.once('pageerror', reject))
  await Promise.race([failed, page.goto(url).then(() => page.waitForFunction(ready))])
  return page
}
