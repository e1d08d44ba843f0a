import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { build } from 'esbuild'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { serveIdentityProvider } from './identity-provider.ts'
import { html, type Listening, listen } from './listen.ts'
import { CALLBACK, createRelyingParty, START } from './relying-party.ts'

export const STRATEGY = 'oauth_custom_loopback'

export const bundlePage = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [new URL('page.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

const serveApp = (app: Listening, frontendApi: string, script: string): void =>
  app.respond(({ url }, response) => {
    if (url === '/page.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    const start = `<script>document.documentElement.dataset.frontendApi = '${frontendApi}'</script>`
    return html(response, `<output></output>${start}<script type="module" src="/page.js"></script>`)
  })

const forward = async (api: MockFrontendApi, url: URL, incoming: IncomingMessage, response: ServerResponse) => {
  const { method = 'GET', headers } = incoming
  const body = method === 'GET' ? null : await buffer(incoming)
  const received = await api.fetch(new Request(url, { method, headers: Object.entries(headers).map(pair), body }))
  response.writeHead(received.status, Object.fromEntries(received.headers)).end(await received.text())
}

const pair = ([name, value]: [string, string | string[] | undefined]): [string, string] => [name, String(value)]

/**
 * An app, its Frontend API with a relying party, and an OpenID provider, each a server of its own on loopback. The
 * provider is on another site than the two others.
 */
export const createWorld = async (script: string, options: MockFrontendApiOptions) => {
  const [app, frontendApi, issuer] = await Promise.all([listen('localhost'), listen('localhost'), listen('127.0.0.1')])
  const registration = {
    clientId: 'frontend-api',
    clientSecret: randomUUID(),
    redirectUri: `${frontendApi.origin}${CALLBACK}`,
  }
  serveIdentityProvider(issuer, registration)
  const api = createMockFrontendApi({ ...options, now: 'system' })
  api.providers.add(STRATEGY, { authorizeUrl: `${frontendApi.origin}${START}` })
  const relyingParty = await createRelyingParty(api, issuer.origin, registration)
  frontendApi.respond((request, response) => {
    const url = new URL(request.url ?? '/', frontendApi.origin)
    if (url.pathname === START) return relyingParty.start(url, response)
    if (url.pathname === CALLBACK) return relyingParty.finish(url, response)
    return forward(api, url, request, response)
  })
  serveApp(app, frontendApi.origin, script)
  return {
    api,
    app: app.origin,
    issuer: issuer.origin,
    close: async (): Promise<void> => {
      await Promise.all([app.close(), frontendApi.close(), issuer.close()])
    },
  }
}
