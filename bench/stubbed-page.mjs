// A page whose `fetch` returns recorded responses of the mock at once, so that what is left is the client's own time.
import { createMockFrontendApi } from '../dist/testing.js'

export const PUBLISHABLE_KEY = `pk_live_${btoa('clerk.example.test$')}`

/** By path, what is returned in turn: two sign-ups, so that every `create()` changes the state. */
const recordResponses = async () => {
  const api = createMockFrontendApi()
  const { fetch } = api.browser()
  const record = async (path, init) => (await fetch(`${api.origin}/v1${path}`, init)).text()
  const create = (email_address) =>
    record('/client/sign_ups', { method: 'POST', body: new URLSearchParams({ email_address }) })
  return {
    '/environment': [await record('/environment')],
    '/client': [await record('/client')],
    '/client/sign_ups': [await create('ada@example.test'), await create('grace@example.test')],
  }
}

const RESPONSES = await recordResponses()

// Runs in the page.
const stubFetch = (responses) => {
  let sent = 0
  const headers = { 'content-type': 'application/json' }
  window.fetch = async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    const texts = responses[pathname.replace('/v1', '')] ?? ['{}']
    sent += 1
    return new Response(texts[sent % texts.length], { headers })
  }
  window.bare = async () => (await fetch('/v1/client/sign_ups', { method: 'POST', body: 'email_address=a' })).json()
  window.startedAt = performance.now()
}

/** Of a contender; see contenders.mjs. `window.times` is set once a call can be made, and the first one is done. */
export const stubbedPage = ({ elements, module, ready, create }) => `<!doctype html><title>App</title>
<link rel="icon" href="data:,">
<script>(${stubFetch})(${JSON.stringify(RESPONSES).replaceAll('<', '\\u003c')})</script>
${elements}<script type="module">
${module}
${ready}
const times = { ready: performance.now() - window.startedAt }
window.create = ${create ?? 'null'}
if (window.create) {
  await window.create()
  times.first = performance.now() - window.startedAt
}
window.times = times
</script>`
