// `npm run path`: the source files whose functions run between `signUp.create()` and the `fetch` that sends it, with those
// functions, as V8 counts them. `--json` prints the same for a program.
import { Session } from 'node:inspector'
import { register } from 'node:module'

const SOURCES = new URL('../src/', import.meta.url)
const EMAIL = 'ada@example.test'

register('./typescript-loads.mjs', import.meta.url)

const { createMockFrontendApi } = await import('../src/testing/index.ts')
const { createClient } = await import('../src/index.ts')
const { createClient: createCore, fetchTransport } = await import('../src/core.ts')

const paths = {
  'headless-signup': await pathOfCreate(createClient),
  'headless-signup/core': await pathOfCreate((options) => createCore({ transport: fetchTransport(options) })),
}
if (process.argv.includes('--json')) console.log(JSON.stringify(paths))
else for (const [entry, files] of Object.entries(paths)) print(entry, files)

/** By file, the names of its functions that ran. What `load()` fetches is there already, and so is the sign-up's object. */
async function pathOfCreate(create) {
  const api = createMockFrontendApi()
  const browser = api.browser()
  const session = new Session()
  session.connect()
  let ran = null
  const fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (pathname.endsWith('/sign_ups')) ran ??= takeCoverage(session)
    return browser.fetch(input, init)
  }
  const client = create({ frontendApi: api.origin, fetch })
  await client.load()
  const { signUp } = client
  post(session, 'Profiler.enable')
  post(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await signUp.create({ emailAddress: EMAIL })
  post(session, 'Profiler.stopPreciseCoverage')
  session.disconnect()
  return filesOf(ran)
}

// In its own thread an inspector calls back before it returns.
function post(session, method, params) {
  let result
  session.post(method, params, (error, value) => {
    if (error) throw new Error(error.message)
    result = value
  })
  return result
}

function takeCoverage(session) {
  return post(session, 'Profiler.takePreciseCoverage').result
}

function filesOf(scripts) {
  const files = {}
  for (const { url, functions } of scripts) {
    const isClient = url.startsWith(SOURCES.href) && !url.startsWith(`${SOURCES.href}testing/`)
    if (!isClient) continue
    // The function that begins at 0 is the module itself, which runs when it loads.
    const names = functions.filter(({ ranges: [whole] }) => whole.count > 0 && whole.startOffset > 0)
    if (names.length > 0) files[url.slice(SOURCES.href.length)] = names.map(nameOf)
  }
  return files
}

function nameOf({ functionName }) {
  return functionName || '(anonymous)'
}

function print(entry, files) {
  console.log(`${entry}: ${Object.keys(files).length} files`)
  for (const [file, names] of Object.entries(files)) console.log(`  ${file.padEnd(34)} ${names.join(', ')}`)
  console.log()
}
