import type { MockFrontendApi } from 'headless-signup/testing'
import type { Plugin } from 'vite'
import { forward } from '../playground/server/forward.mjs'

/** Serves the mock Frontend API behind the page, on the same origin. What it "sends" is printed. */
export const mockFrontendApi = (api: MockFrontendApi, print: (line: string) => void): Plugin => ({
  name: 'mock-frontend-api',
  configureServer: ({ middlewares }) => {
    middlewares.use(async (request, response, next) => {
      if (!request.url?.startsWith('/v1/')) return next()
      const sent = api.outbox.length
      await forward(api.fetch, request, response)
      for (const { to, code } of api.outbox.slice(sent)) print(`To ${to}: your code is ${code}`)
    })
  },
})
