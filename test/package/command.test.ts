import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { occupiedPort } from '../support/occupied-port.ts'
import { type Installed, install } from './installed.ts'

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'

let installed: Installed
let command: string

beforeAll(async () => {
  installed = await install()
  // As npm links what a package offers.
  const folder = join(installed.project, 'node_modules/.bin')
  command = join(folder, 'headless-signup')
  await mkdir(folder)
  await symlink(join(installed.folder, installed.manifest.bin['headless-signup'] ?? ''), command)
})
afterAll(() => installed.remove())

interface Run {
  readonly child: ChildProcessWithoutNullStreams
  readonly seen: { out: string; error: string }
  /** What it exits with, or the signal that ends it. */
  readonly ended: Promise<number | string>
}

const start = (...args: string[]): Run => {
  const child = spawn(command, args, { cwd: installed.project })
  onTestFinished(() => void child.kill('SIGKILL'))
  const seen = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    seen.error += text
  })
  return { child, seen, ended: once(child, 'close').then(([code, signal]) => code ?? signal) }
}

const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(installed.project, name), text)
  return name
}

/** Starts it on a free port, and waits until it says where it is. */
const serve = async (...args: string[]) => {
  const run = start('mock', '--port', '0', ...args)
  const said = (label: string) => new RegExp(`^  ${label} +(\\S+)`, 'm').exec(run.seen.out)?.[1] ?? ''
  await expect.poll(() => said('inbox') || run.seen.error, { timeout: 20_000 }).toMatch(/\/inbox$/)
  return {
    ...run,
    origin: said('API URL'),
    publishableKey: said('publishable key'),
    secretKey: said('secret key'),
    said,
  }
}

const codeIn = async (origin: string, to: string): Promise<string> => {
  const response = await fetch(`${origin}/inbox.json?to=${encodeURIComponent(to)}`)
  const { messages } = (await response.json()) as { messages: { code: string }[] }
  return messages[0]?.code ?? ''
}

test('what it prints is all that an app needs, and its log keeps the secrets', async () => {
  const { origin, publishableKey, secretKey, said, seen, child, ended } = await serve()
  const { signUp } = createClient({ publishableKey })
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  const code = await codeIn(origin, EMAIL)
  await signUp.attemptEmailAddressVerification({ code })
  await signUp.finalize()
  const users = await fetch(`${origin}/v1/users?email_address=${EMAIL}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  expect(await users.json()).toHaveLength(1)
  expect((await fetch(said('inbox'))).status).toBe(200)

  await expect.poll(() => seen.out).toContain('GET /inbox 200')
  const log = seen.out.slice(seen.out.indexOf('/inbox\n'))
  expect(log).toMatch(/^POST \/v1\/client\/sign_ups\/sua_\w+\/attempt_verification 200 \d+ ms$/m)
  expect(log).toMatch(/^GET \/v1\/users 200 \d+ ms$/m)
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), code, 'dvb_', 'example.test', secretKey])
    expect(log).not.toContain(secret)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(seen.error).toBe('')
})

test('the official client gets its key and where the proxy is', async () => {
  const { seen, origin } = await serve()
  const { publishableKey } = createMockFrontendApi()
  expect(seen.out).toContain(`official client   ${publishableKey} with the proxyUrl ${origin}`)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once, also while a connection is kept', async (signal) => {
  const { origin, child, ended } = await serve()
  const agent = await fetch(`${origin}/v1/.well-known/jwks.json`) // a connection that is kept
  expect(agent.status).toBe(200)
  child.kill(signal)
  expect(await ended).toBe(0)
  await expect(fetch(origin)).rejects.toThrow('fetch failed')
})

test('a preset and a file of settings decide what is asked for', async () => {
  const settings = await file(
    'settings.json',
    JSON.stringify({ attributes: { first_name: { enabled: true, required: true } } }),
  )
  const { publishableKey } = await serve('--preset', 'emailCode', '--settings', settings)
  const { signUp } = createClient({ publishableKey })
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.missingFields).toEqual(['first_name'])
})

test('a whole response to GET /v1/environment may be pasted', async () => {
  const { environment } = createMockFrontendApi({
    ...presets.usernameAndPassword(),
    displayConfig: { application_name: 'Meadow' },
  })
  const settings = await file('environment.json', JSON.stringify(environment))
  const { origin, publishableKey } = await serve('--settings', settings)
  const { signUp } = createClient({ publishableKey })
  await signUp.create({ username: 'lovelace', password: PASSWORD })
  expect(signUp.status).toBe('complete')
  expect(await (await fetch(`${origin}/inbox`)).text()).toContain('Meadow')
})

test('the same seed gives the same codes, and without one they differ', async () => {
  const codeWith = async (...args: string[]) => {
    const { origin, publishableKey } = await serve('--preset', 'emailCode', ...args)
    const { signUp } = createClient({ publishableKey })
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification()
    return codeIn(origin, EMAIL)
  }
  const [first, again, other] = [
    await codeWith('--seed', 'meadow'),
    await codeWith('--seed', 'meadow'),
    await codeWith(),
  ]
  expect(first).toMatch(/^\d{6}$/)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('an occupied port is one clear line, and exit code 2', async () => {
  const port = await occupiedPort()
  const { seen, ended } = start('mock', '--port', String(port))
  expect(await ended).toBe(2)
  expect(seen).toEqual({
    out: '',
    error: `Port ${port} of 127.0.0.1 is in use. Stop what listens there, or choose another port.\n`,
  })
})

const PRESETS = Object.keys(presets).join(', ')

test.each([
  ['nothing', [], 'No command was given: headless-signup mock. See headless-signup --help.'],
  ['another command', ['serve'], 'There is no command serve: headless-signup mock. See headless-signup --help.'],
  ['more than a command', ['mock', 'now'], 'mock takes options only, not now. See headless-signup --help.'],
  ['an unknown option', ['mock', '--prot', '1'], "Unknown option '--prot'. See headless-signup --help."],
  [
    'an option without its value',
    ['mock', '--port'],
    "Option '--port <value>' argument missing. See headless-signup --help.",
  ],
  ['an invalid port', ['mock', '--port', '4o10'], '--port is 4o10: give a number between 0 and 65535.'],
  ['a port that is too high', ['mock', '--port', '65536'], '--port is 65536: give a number between 0 and 65535.'],
  ['an unknown preset', ['mock', '--preset', 'email'], `There is no preset email. There are ${PRESETS}.`],
  [
    'a member of every object',
    ['mock', '--preset', 'constructor'],
    `There is no preset constructor. There are ${PRESETS}.`,
  ],
  ['a file that is not there', ['mock', '--settings', 'gone.json'], 'Cannot read gone.json: there is no such file.'],
  ['a folder', ['mock', '--settings', '.'], 'Cannot read .: EISDIR.'],
])('%s is one clear line, and exit code 2', async (_, args, line) => {
  const { seen, ended } = start(...args)
  expect(await ended).toBe(2)
  expect(seen).toEqual({ out: '', error: `${line}\n` })
})

test.each([
  ['no JSON', '{', 'bad.json is not valid JSON.'],
  ['another kind of JSON', '[]', 'bad.json: The settings are not a JSON object.'],
  [
    'something else in it',
    '{"name":"my-app","version":"1.0.0"}',
    'bad.json: There are no settings in it. It takes the settings of an instance, for example `{ "attributes": … }`, or the whole response of GET /v1/environment.',
  ],
  [
    'a contradiction',
    '{"attributes":{"username":{"required":true}}}',
    'bad.json: `settings.attributes.username` is required but not enabled. Set `enabled: true`, or `required: false`.',
  ],
])('a settings file with %s is one clear line, and exit code 2', async (_, text, line) => {
  const { seen, ended } = start('mock', '--settings', await file('bad.json', text))
  expect(await ended).toBe(2)
  expect(seen).toEqual({ out: '', error: `${line}\n` })
})

test('it prints how it is used, and its version', async () => {
  const help = start('mock', '--help')
  expect(await help.ended).toBe(0)
  for (const option of ['--port', '--settings', '--preset', '--seed', ...Object.keys(presets)])
    expect(help.seen.out).toContain(option)
  const version = start('--version')
  expect(await version.ended).toBe(0)
  expect(version.seen.out).toBe(`${installed.manifest.version}\n`)
})

test('who reads its output may go away', async () => {
  const { child, origin, ended } = await serve()
  child.stdout.destroy()
  for (const path of ['/inbox', '/inbox', '/inbox']) expect((await fetch(`${origin}${path}`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
