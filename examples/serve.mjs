// Serves one of the small examples and, behind it on the same origin, the mock Frontend API:
//   npm run build && node examples/serve.mjs script-tag
// What the mock "sends" is printed here. With PUBLISHABLE_KEY the page talks to that instance instead; an app that Vite builds
// reads VITE_CLERK_PUBLISHABLE_KEY.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { createMockFrontendApi } from 'headless-signup/testing'
import { forward } from './playground/server/forward.mjs'
import { listen } from './playground/server/listen.mjs'
import { frontendApiOf } from './publishable-key.mjs'
import { viteApp } from './vite-app.mjs'

const POLICY = "script-src 'self'; require-trusted-types-for 'script'"

/** An instance may ask for a captcha, whose script comes from there and knows no Trusted Types. */
const POLICY_OF_INSTANCES = "script-src 'self' https://challenges.cloudflare.com"

const file = (path, type) => ({ type, read: () => readFile(new URL(path, import.meta.url)) })
const page = (path) => file(path, 'text/html; charset=utf-8')
const style = (path) => file(path, 'text/css; charset=utf-8')
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
  forms: () => ({
    '/': page('./forms/index.html'),
    '/optional.css': style('./forms/optional.css'),
    '/headless-signup.global.js': script('../dist/headless-signup.global.js'),
  }),
  svelte: () => viteApp('svelte'),
  vanilla: () => ({
    '/': page('./vanilla/index.html'),
    '/main.ts': bundle('./vanilla/main.ts'),
  }),
  vue: () => viteApp('vue'),
}

const withKey = (text, key) => String(text).replace('data-publishable-key=""', `data-publishable-key="${key}"`)

/** Starts an example on loopback; port 0 is any free one. With a `publishableKey` its page asks that instance. */
export async function serveExample(name, options = {}) {
  const { port = 0, publishableKey, api = createMockFrontendApi(), onMessage = () => {} } = options
  if (publishableKey) frontendApiOf(publishableKey)
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
    const policy = publishableKey ? POLICY_OF_INSTANCES : POLICY
    response.writeHead(200, { 'content-type': found.type, 'content-security-policy': policy })
    response.end(publishableKey && path === '/' ? withKey(body, publishableKey) : body)
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
      publishableKey: process.env.PUBLISHABLE_KEY ?? process.env.VITE_CLERK_PUBLISHABLE_KEY,
      api: createMockFrontendApi({ now: 'system', seed: randomUUID() }),
      onMessage: ({ to, code }) => console.log(`To ${to}: your code is ${code}`),
    })
    console.log(`The example is at ${url} (stop it with Ctrl+C)`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}
