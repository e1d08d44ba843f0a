import { execFile } from 'node:child_process'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../examples/testing-doc.ts'
import { type Installed, install, ROOT } from './installed.ts'

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js')

/** What both ways of the sign-up do. */
const SIGN_UP = `
const EMAIL = 'ada@example.test'

export const signUpWith = async (api, client) => {
  const { signUp } = client
  await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  await signUp.finalize()
  expect(client.$user.get()?.id).toBe(api.users[0].id)
  expect((await client.getToken()).split('.')).toHaveLength(3)
}
`

const IN_MEMORY = `
import { createClient } from 'headless-signup'
import { createMockFrontendApi } from 'headless-signup/testing'
import { signUpWith } from './sign-up.js'

test('in memory', async () => {
  const api = createMockFrontendApi()
  await signUpWith(api, createClient({ transport: api.transport() }))
})
`

const THROUGH_MSW = `
import { createClient } from 'headless-signup'
import { createMockFrontendApi } from 'headless-signup/testing'
import { frontendApiHandlers } from 'headless-signup/testing/msw'
import { setupServer } from 'msw/node'
import { signUpWith } from './sign-up.js'

test('through MSW', async () => {
  const api = createMockFrontendApi()
  const server = setupServer(...frontendApiHandlers(api))
  server.listen({ onUnhandledRequest: 'error' })
  await signUpWith(api, createClient({ publishableKey: api.publishableKey }))
  server.close()
})
`

let installed: Installed

/** The unit test of the document, as Jest takes it: its globals, and no types. */
const unitTest = async (): Promise<string> => {
  const code = codeOf('sign-up-form.test.ts').replace(/^import .* from 'vitest'\n/m, '')
  return code.replace('./sign-up-form.ts', './sign-up-form.js')
}

beforeAll(async () => {
  installed = await install()
  const { project } = installed
  const modules = join(project, 'node_modules')
  for (const name of ['jest-environment-jsdom', 'jest-environment-node'])
    await symlink(join(ROOT, 'node_modules', name), join(modules, name), 'junction')
  await build({
    entryPoints: [join(ROOT, 'examples/unit-test/sign-up-form.ts')],
    outfile: join(project, 'sign-up-form.js'),
    format: 'esm',
  })
  const files = {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'jest-environment.js': codeOf('jest-environment.js'),
    'sign-up.js': SIGN_UP,
    'in-memory.test.js': IN_MEMORY,
    'msw.test.js': THROUGH_MSW,
    'sign-up-form.test.js': await unitTest(),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text)
})
afterAll(() => installed.remove())

/** Runs Jest in the project. Returns its own report. */
const jest = async (testEnvironment: string): Promise<{ success: boolean; titles: string[]; problems: string[] }> => {
  const config = JSON.stringify({ testEnvironment, transform: {}, injectGlobals: true })
  const args = [JEST, '--ci', '--json', '--config', config, '--rootDir', installed.project]
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', NODE_ENV: 'test' }
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: installed.project,
    env,
    timeout: 25_000,
  }).catch((failed: { stdout: string }) => failed)
  const { success, testResults } = JSON.parse(stdout)
  const results: { assertionResults: { title: string }[]; message: string }[] = testResults
  return {
    success,
    titles: results.flatMap(({ assertionResults }) => assertionResults.map(({ title }) => title)).sort(),
    problems: results.flatMap(({ message }) => message || []),
  }
}

test.each(['node', './jest-environment.js'])('Jest signs people up in the environment %s', async (environment) => {
  expect(await jest(environment)).toEqual({
    success: true,
    titles: ['an address that is taken is an error, and another one signs up', 'in memory', 'through MSW'],
    problems: [],
  })
})

test("Jest's own jsdom lacks what the document gives it back", async () => {
  const { success, problems } = await jest('jsdom')
  expect(success).toBe(false)
  const [throughMSW, form, inMemory, ...others] = problems.sort()
  expect(others).toEqual([])
  // A developer reads what is missing, and where: the message has the code, and the cause is what was thrown.
  expect(inMemory).toContain('FlowError: unexpected. See docs/errors.md#unexpected in headless-signup.')
  expect(inMemory).toMatch(/Cause:\s+ReferenceError: TextEncoder is not defined\s+at .+src\/testing\//)
  // A form shows the message alone.
  expect(form).toContain('"unexpected. See docs/errors.md#unexpected in headless-signup."')
  expect(throughMSW).toContain("Cannot find module '@mswjs/interceptors/ClientRequest'")
})
