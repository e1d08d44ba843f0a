import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install, ROOT } from './installed.ts'

const CONSUMER = `
import { type Client, createClient, type NextStep } from 'headless-signup'
import { createClient as createSmallClient, fetchTransport } from 'headless-signup/core'
import { createMockFrontendApi, presets } from 'headless-signup/testing'
import { frontendApiHandlers } from 'headless-signup/testing/msw'
import { serveFrontendApi } from 'headless-signup/testing/node'

const api = createMockFrontendApi(presets.emailCode())
const client: Client = createClient({ transport: api.transport() })
const small: Client = createSmallClient({ transport: fetchTransport({ frontendApi: api.origin }) })
const step: NextStep = client.signUp.$nextStep.get()
export const handlers = frontendApiHandlers(api, { baseUrls: ['https://app.example.test/__clerk'] })
export const origin: Promise<string> = serveFrontendApi(api, { port: 0 }).then((served) => served.origin)
export const seen = [small.signUp.status, step.type === 'verify' ? step.field : step.type]
// @ts-expect-error: there is no such status
export const isDone = small.signUp.status === 'done'
`

const STRICT = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--noEmit']
const ENVIRONMENT = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable']

let installed: Installed

beforeAll(async () => {
  installed = await install()
  await writeFile(join(installed.project, 'consumer.mts'), CONSUMER)
})
afterAll(() => installed.remove())

/** What the compiler of this project says about the consumer. */
const compile = (...flags: string[]): Promise<string> =>
  new Promise((resolve) => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    const args = [compiler, ...STRICT, ...ENVIRONMENT, ...flags, 'consumer.mts']
    execFile(process.execPath, args, { cwd: installed.project }, (_error, stdout, stderr) => resolve(stdout + stderr))
  })

test('the declarations are sound for a bundler, libraries checked', { timeout: 120_000 }, async () => {
  expect(await compile('--module', 'esnext', '--moduleResolution', 'bundler')).toBe('')
})

test('the declarations are sound for Node, libraries checked', { timeout: 120_000 }, async () => {
  expect(await compile('--module', 'nodenext', '--moduleResolution', 'nodenext')).toBe('')
})
