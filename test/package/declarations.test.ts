import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install, ROOT } from './installed.ts'

const CONSUMER = `
import { type Client, createClient, type NextStep } from 'headless-signup'
import { createClient as createSmallClient, fetchTransport } from 'headless-signup/core'
import { consoleLogger } from 'headless-signup/logger'
import { formatError, type Messages } from 'headless-signup/messages'
import { de } from 'headless-signup/messages/de'
import { type BoundForm, bindForm } from 'headless-signup/forms'
import { createMockFrontendApi, presets } from 'headless-signup/testing'
import { frontendApiHandlers } from 'headless-signup/testing/msw'
import { serveFrontendApi } from 'headless-signup/testing/node'
import { createClient as createPageClient } from 'headless-signup/browser'
import { createClient as createSmallPageClient } from 'headless-signup/browser/core'

const api = createMockFrontendApi(presets.emailCode())
const logger = consoleLogger({ level: 'warn' })
const client: Client = createClient({ transport: api.transport(), onEvent: logger })
logger.follow(client)
export const nl: Messages = { ...de, form_password_pwned: ({ field }) => field ?? '' }
export const text: string = formatError(null, { ...nl, 'form_param_nil:code': 'De code.' })
const small: Client = createSmallClient({ transport: fetchTransport({ frontendApi: api.origin }) })
const step: NextStep = client.signUp.$nextStep.get()
export const handlers = frontendApiHandlers(api, { baseUrls: ['https://app.example.test/__clerk'] })
export const origin: Promise<string> = serveFrontendApi(api, { port: 0 }).then((served) => served.origin)
export const bind = (form: HTMLFormElement): BoundForm => bindForm(form, small, { attempt: 'sign-in' })
export const inPages: Client[] = [
  createPageClient({ frontendApi: api.origin }),
  createSmallPageClient({ transport: api.transport() }),
]
export const seen = [small.signUp.status, step.type === 'verify' ? step.field : step.type]
// @ts-expect-error: there is no such status
export const isDone = small.signUp.status === 'done'
// @ts-expect-error: a language has a sentence for every code
export const none: Messages = { locale: 'nl' }
`

/** CommonJS that cannot `require()` modules: it imports them when it runs. */
const DYNAMIC_CONSUMER = `
import type { Client, NextStep } from 'headless-signup' with { 'resolution-mode': 'import' }

export const start = async (): Promise<Client[]> => {
  const { createClient } = await import('headless-signup')
  const core = await import('headless-signup/core')
  const { bindForm } = await import('headless-signup/forms')
  const { createMockFrontendApi } = await import('headless-signup/testing')
  const { frontendApiHandlers } = await import('headless-signup/testing/msw')
  const { serveFrontendApi } = await import('headless-signup/testing/node')
  const page = await import('headless-signup/browser')
  const smallPage = await import('headless-signup/browser/core')
  const api = createMockFrontendApi()
  frontendApiHandlers(api)
  const { origin } = await serveFrontendApi(api, { port: 0 })
  const transport = api.transport()
  bindForm(new HTMLFormElement(), core.createClient({ transport })).destroy()
  return [
    createClient({ frontendApi: origin }),
    core.createClient({ transport }),
    page.createClient({ transport }),
    smallPage.createClient({ transport }),
  ]
}
export const stepOf = ({ signUp }: Client): NextStep['type'] => signUp.$nextStep.get().type
// @ts-expect-error: there is no such step
export const isDone = (client: Client): boolean => stepOf(client) === 'done'
`

/** The types of zod, which the schemas have, want more of a compiler than ours do. */
const SCHEMAS_CONSUMER = `
import { createClient, fetchTransport } from 'headless-signup/core'
import { schemas, validateShape } from 'headless-signup/schemas'

export const isSignUp: boolean = schemas.sign_up.safeParse({}).success
export const client = createClient({ transport: fetchTransport({ proxyUrl: '/__clerk' }), validate: validateShape })
`

const STRICT = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--noEmit']
const ENVIRONMENT = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable']

/** By version. TypeScript 6 takes the old resolution only with a flag, because version 7 has none. */
const COMPILERS = {
  '5.9': { folder: 'node_modules/typescript-5.9/node_modules/typescript', forNode10: [] },
  '6.0': { folder: 'node_modules/typescript', forNode10: ['--ignoreDeprecations', '6.0'] },
}

const SOURCES = {
  'schemas.mts': SCHEMAS_CONSUMER,
  'consumer.mts': CONSUMER,
  'consumer.cts': CONSUMER,
  'dynamic.cts': DYNAMIC_CONSUMER,
}

/** The kinds of module resolution, and who compiles with them: modules, CommonJS that imports, CommonJS that requires. */
const RESOLUTIONS: Readonly<Record<string, { readonly module: string; readonly files: readonly string[] }>> = {
  node10: { module: 'esnext', files: ['consumer.mts'] },
  node16: { module: 'node16', files: ['consumer.mts', 'dynamic.cts', 'schemas.mts'] },
  nodenext: { module: 'nodenext', files: Object.keys(SOURCES) },
  bundler: { module: 'esnext', files: ['consumer.mts', 'schemas.mts'] },
}

let installed: Installed

beforeAll(async () => {
  installed = await install()
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(installed.project, name), text)
})
afterAll(() => installed.remove())

/** What a compiler says about the consumers. */
const compile = (folder: string, flags: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const args = [join(ROOT, folder, 'bin/tsc'), ...STRICT, ...ENVIRONMENT, ...flags]
    execFile(process.execPath, args, { cwd: installed.project }, (_error, stdout, stderr) => resolve(stdout + stderr))
  })

test.each(Object.entries(COMPILERS))('TypeScript %s is the version that compiles', async (version, { folder }) => {
  expect(await compile(folder, ['--version'])).toMatch(`Version ${version}.`)
})

const cases = Object.entries(COMPILERS).flatMap(([version, compiler]) =>
  Object.keys(RESOLUTIONS).map((resolution) => ({ version, compiler, resolution })),
)

test.for(cases)(
  'the declarations are sound for TypeScript $version with $resolution, libraries checked',
  { timeout: 120_000 },
  async ({ compiler, resolution }) => {
    const { module = '', files = [] } = RESOLUTIONS[resolution] ?? {}
    const flags = ['--module', module, '--moduleResolution', resolution, ...files]
    const more = resolution === 'node10' ? compiler.forNode10 : []
    expect(await compile(compiler.folder, [...flags, ...more])).toBe('')
  },
)

test.each(Object.entries(COMPILERS))(
  'TypeScript %s reads the schemas by the old resolution too',
  async (_, compiler) => {
    const flags = ['--module', 'esnext', '--moduleResolution', 'node10', '--esModuleInterop', 'schemas.mts']
    expect(await compile(compiler.folder, [...flags, ...compiler.forNode10])).toBe('')
  },
)

test('every entry names the same types where `exports` are not known', () => {
  const { exports, typesVersions } = installed.manifest
  const entries = Object.entries(exports).flatMap(([path, entry]) =>
    typeof entry === 'string' || path === '.' ? [] : [[path.replace('./', ''), [entry.types]]],
  )
  expect(typesVersions).toEqual({ '*': Object.fromEntries(entries) })
})
