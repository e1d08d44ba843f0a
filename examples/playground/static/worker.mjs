// The playground's server as a service worker: what a browser needs to host the page as plain files.
import { createBackend } from '../server/backend.mjs'
import { PAGES } from '../server/pages.mjs'

const { pathname: HOME } = new URL(self.registration.scope)
const CACHE = 'headless-signup-playground'
const STATE = `${HOME}state.json`

const backend = createBackend({ clients: 'dev_browser', home: HOME })

// The browser ends an idle worker, and starts it anew: the server is to remember its users.
const restored = (async () => {
  const kept = await caches.match(STATE)
  if (kept) backend.restore(await kept.json())
})().catch(() => {
  // The state of another version: everything begins anew.
})

async function keepState() {
  const state = new Response(JSON.stringify(backend.snapshot()))
  const cache = await caches.open(CACHE)
  await cache.put(STATE, state)
}

async function respond(handle, request) {
  await restored
  try {
    return await handle(request)
  } finally {
    await keepState()
  }
}

function responseFor(request) {
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || !pathname.startsWith(HOME)) return undefined
  const handle = backend.handlerFor(request.method, pathname)
  if (handle) return respond(handle, request)
  const page = PAGES[`/${pathname.slice(HOME.length)}`]
  return request.mode === 'navigate' && page ? fetch(`${HOME}${page}`) : undefined
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const response = responseFor(event.request)
  if (response) event.respondWith(response)
})
