// Serves one of the small examples and, behind it on the same origin, the mock Frontend API:
//   npm run build && node examples/serve.mjs script-tag
// What the mock "sends" is printed here. With VITE_CLERK_PUBLISHABLE_KEY, the apps that Vite builds ask that instance.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { createMockFrontendApi } from 'headless-signup/testing'
import { forward } from './playground/server/forward.mjs'
import { listen } from './playground/server/listen.mjs'
import { viteApp } from './vite-app.mjs'

// An instance of your own may show a captcha, which is a script of another origin.
const POLICY = process.env.VITE_CLERK_PUBLISHABLE_KEY
  ? {}
  : { 'content-security-policy': "script-src 'self'; require-trusted-types-for 'script'" }

const file = (path, type) => ({ type, read: () => readFile(new URL(path, import.meta.url)) })
const page = (path) => file(path, 'text/html; charset=utf-8')
const script = (path) => file(path, 'text/javascript; charset=utf-8')

const bundle = (path) => ({
  type: 'text/javascript; charset=utf-8',
  read: async () => {
    const entryPoints = [fileURLToPath(new URL(path, import.meta.url))]
    // Without the project's `paths`: what runs is what is published.
    const { outputFiles } = await build({
      entryPoints,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'error',
      tsconfigRaw: {},
    })
    return outputFiles[0].contents
  },
})

/** The files of an example, by their paths. */
const EXAMPLES = {
  'script-tag': () => ({
    '/': page('./script-tag/index.html'),
    '/sign-up.js': script('./script-tag/sign-up.js'),
    '/headless-signup.global.js': script('../dist/headless-signup.global.js'),
  }),
  svelte: () => viteApp('svelte'),
  vanilla: () => ({
    '/': page('./vanilla/index.html'),
    '/main.ts': bundle('./vanilla/main.ts'),
  }),
  vue: () => viteApp('vue'),
}

/** Starts an example on loopback; port 0 is any free one. */
export async function serveExample(name, { port = 0, api = createMockFrontendApi(), onMessage = () => {} } = {}) {
  if (!EXAMPLES[name]) throw new Error(`There is no example ${name}. There are ${Object.keys(EXAMPLES).join(', ')}.`)
  const files = await EXAMPLES[name]()
  const respond = async (request, response) => {
    const [path] = request.url.split('?')
    if (path.startsWith('/v1/')) {
      const sent = api.outbox.length
      await forward(api.fetch, request, response)
      return api.outbox.slice(sent).forEach(onMessage)
    }
    const found = files[path]
    if (!found) return response.writeHead(404).end()
    const body = await found.read()
    response.writeHead(200, { 'content-type': found.type, ...POLICY }).end(body)
  }
  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      console.error(error)
      response.destroy()
    })
  })
  const taken = await listen(server, port, { orNext: true })
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { url } = await serveExample(process.argv[2], {
      port: 4020,
      api: createMockFrontendApi({ now: 'system', seed: randomUUID() }),
      onMessage: ({ to, code }) => console.log(`To ${to}: your code is ${code}`),
    })
    console.log(`The example is at ${url} (stop it with Ctrl+C)`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}
