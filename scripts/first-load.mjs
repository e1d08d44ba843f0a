// What Chromium really loads of each entry: at first, and until a sign-up with an email code is finalized.
import { readFileSync } from 'node:fs'
import { createMockFrontendApi } from '../dist/testing.js'
import { ENTRIES } from './entries.mjs'
import { launchChromium } from './launch-chromium.mjs'
import { openServed, servePage } from './serve-page.mjs'

const OWN = ['/page.js', '/email-code-sign-up.mjs']
const SIGN_UP = readFileSync(new URL('./email-code-sign-up.mjs', import.meta.url))

/** By entry: the scripts of the `firstLoad` and of the `whole` sign-up, as `{ path, raw, gzip, contents, sources }`. */
export async function measureLoads() {
  const browser = await launchChromium()
  try {
    const loads = {}
    for (const [name, entry] of Object.entries(ENTRIES)) loads[name] = await loadsOf(browser, entry)
    return loads
  } finally {
    await browser.close()
  }
}

async function loadsOf(browser, entry) {
  const { scripts, sourcesOf } = await entry.load()
  const api = createMockFrontendApi()
  const served = await servePage({ html: pageOf(entry), scripts: withOwn(scripts, entry), api })
  const context = await browser.newContext()
  const loaded = () =>
    served.sent
      .filter(({ path }) => !OWN.includes(path))
      .map((script) => ({ ...script, contents: scripts.get(script.path), sources: sourcesOf(script.path) }))
  try {
    await context.exposeFunction('lastCode', (email) => api.outbox.lastCode(email))
    const page = await openServed(context, served.url, 'window.signUp')
    const firstLoad = loaded()
    const userId = await page.evaluate('window.signUp()')
    if (!userId || userId !== api.users[0]?.id) throw new Error('The sign-up did not end in a session.')
    return { firstLoad, whole: loaded() }
  } finally {
    await context.close()
    await served.close()
  }
}

function pageOf({ elements }) {
  return `<!doctype html><title>App</title><link rel="icon" href="data:,">
${elements}<script type="module" src="/page.js"></script>`
}

function withOwn(scripts, { imports, create }) {
  const page = `
${imports}
import { signUpByEmailCode } from '/email-code-sign-up.mjs'
const create = ${create}
window.signUp = () => signUpByEmailCode(create({ frontendApi: location.origin }), window.lastCode)
`
  return new Map([...scripts, ['/page.js', page], ['/email-code-sign-up.mjs', SIGN_UP]])
}
