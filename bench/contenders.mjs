// What is measured side by side. Of each: its scripts, by path; what a page has before its module; the lines of the module
// until a call can be made; and a function that makes the call, if it is one that compares.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundle, ENTRIES } from '../scripts/entries.mjs'
import { PUBLISHABLE_KEY } from './stubbed-page.mjs'

const EMAIL = "{ emailAddress: 'ada@example.test' }"
const CLERK = new URL('../node_modules/@clerk/clerk-js/dist/', import.meta.url)
const PEERS = fileURLToPath(new URL('peers/', import.meta.url))

const official = () => {
  const files = readdirSync(CLERK).filter((name) => /clerk\.browser(_.*)?\.js$/.test(name))
  return {
    name: '@clerk/clerk-js, script tag',
    scripts: new Map(files.map((name) => [`/clerk/${name}`, readFileSync(new URL(name, CLERK))])),
    elements: `<script src="/clerk/clerk.browser.js" data-clerk-publishable-key="${PUBLISHABLE_KEY}"></script>`,
    module: '',
    ready: 'await Clerk.load({ telemetry: false })',
    create: `() => Clerk.client.signUp.create(${EMAIL})`,
  }
}

const ours = async (name) => {
  const { elements, imports, create, load } = ENTRIES[name]
  return {
    name,
    scripts: (await load()).scripts,
    elements,
    module: imports,
    ready: `const { signUp } = (${create})({ publishableKey: '${PUBLISHABLE_KEY}' })`,
    create: `() => signUp.create(${EMAIL})`,
  }
}

const peer = async (name, exported, module, ready) => ({
  name,
  scripts: (await bundle(exported, PEERS)).scripts,
  elements: '',
  module: `import { ${module} } from '/bundle/entry.js'`,
  ready,
  create: null,
})

const peers = () => [
  peer(
    'better-auth/client with emailOTPClient()',
    "export { createAuthClient } from 'better-auth/client'; export { emailOTPClient } from 'better-auth/client/plugins'",
    'createAuthClient, emailOTPClient',
    'createAuthClient({ baseURL: location.origin, plugins: [emailOTPClient()] })',
  ),
  peer(
    '@teamhanko/hanko-frontend-sdk',
    "export { Hanko } from '@teamhanko/hanko-frontend-sdk'",
    'Hanko',
    'new Hanko(location.origin)',
  ),
]

/** Installed apart, see peers/package.json. */
export const hasPeers = existsSync(`${PEERS}node_modules`)

/** The first one is what the others are compared with. */
export const loadContenders = () =>
  Promise.all([
    official(),
    ours('headless-signup.global.js'),
    ours('dist/browser/headless-signup.js'),
    ours('dist/browser/core.js'),
    ...(hasPeers ? peers() : []),
  ])
