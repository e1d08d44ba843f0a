import '../support/on-demand.ts'
import { expect, test, vi } from 'vitest'
import { type Client, createClient } from '../../src/index.ts'
import { type ConsoleLoggerOptions, consoleLogger, type LoggerConsole } from '../../src/logger/console-logger.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

/** A console that keeps what it shows: the level, and how deep in groups. */
const createConsole = () => {
  const lines: string[] = []
  let depth = 0
  const at = (level: string) => (text: unknown) => void lines.push(`${'  '.repeat(depth)}${level} ${text}`)
  const console: LoggerConsole = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    groupCollapsed: (text) => {
      at('group')(text)
      depth += 1
    },
    groupEnd: () => {
      depth -= 1
    },
  }
  return { console, lines }
}

interface Logged {
  readonly api: MockFrontendApi
  readonly client: Client
  /** Without the name of this package, and with each duration as `0 ms`. */
  lines(): readonly string[]
  readonly unfollow: () => void
}

const setupLogged = (options: Omit<ConsoleLoggerOptions, 'console'> = {}): Logged => {
  const api = createMockFrontendApi()
  const { console, lines } = createConsole()
  const logger = consoleLogger({ ...options, console })
  const client = createClient({ transport: api.transport(), locale: 'en-GB', timezone: 'UTC', onEvent: logger })
  return {
    api,
    client,
    lines: () => lines.map((line) => line.replace('headless-signup: ', '').replace(/\d+ ms/, '0 ms')),
    unfollow: logger.follow(client),
  }
}

test('a sign-up is a group for each request, with its duration, and a line for each step', async () => {
  const { api, client, lines } = setupLogged()
  const { signUp } = client
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.future.verifications.verifyEmailCode({ code: '000000' })
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  const path = `/client/sign_ups/${signUp.id}`
  expect(lines().filter((line) => !/environment/.test(line))).toEqual([
    'info next step of the sign-up: start',
    'group POST /client/sign_ups: 200 after 0 ms',
    '  info sent: emailAddress, password, locale, timezone',
    'info next step of the sign-up: verify email_address',
    'info next step of the sign-up: verify email_address, by email_code',
    `group POST ${path}/prepare_verification: 200 after 0 ms`,
    '  info sent: strategy',
    'info next step of the sign-up: verify email_address, sent',
    `group POST ${path}/attempt_verification: 422 after 0 ms`,
    '  warn sent: strategy, code',
    `group POST ${path}/attempt_verification: 200 after 0 ms`,
    '  info sent: strategy, code',
    'info next step of the sign-up: finalize',
  ])
})

test('what was typed, where it was sent and what was issued are never written', async () => {
  const { api, client, lines } = setupLogged({ level: 'debug' })
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const { signIn } = client
  await signIn.create({ identifier: EMAIL })
  await signIn.future.emailCode.sendCode()
  const code = api.outbox.lastCode(EMAIL)
  await signIn.future.emailCode.verifyCode({ code })
  await signIn.finalize()
  const token = (await client.getToken()) ?? ''
  expect(token).not.toBe('')
  expect(lines().length).toBeGreaterThan(20)
  for (const secret of [EMAIL, 'a**@', code, token]) expect(lines().join('\n')).not.toContain(secret)
})

test('the steps of a sign-in are written as soon as there is one, and no code of it is loaded before', async () => {
  const { api, client, lines, unfollow } = setupLogged()
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  await client.load()
  expect(lines().join('\n')).not.toContain('sign-in')
  await client.signIn.create({ identifier: EMAIL })
  await vi.waitFor(() =>
    expect(lines()).toContainEqual(
      expect.stringMatching(/^info next step of the sign-in: choose_first_factor: .*password/),
    ),
  )
  unfollow()
  const before = lines().length
  await client.signIn.future.emailCode.sendCode()
  expect(
    lines()
      .slice(before)
      .filter((line) => line.includes('next step')),
  ).toEqual([])
})

test.each([
  ['an error response', 'warn', { status: 422 }, 'POST /client/sign_ups: 422 after 0 ms'],
  ['no response', 'error', { networkError: true, handled: false }, 'POST /client/sign_ups: network_error after 0 ms'],
  [
    'a response that is no object',
    'error',
    { body: [], status: 200 },
    'POST /client/sign_ups: invalid_response after 0 ms',
  ],
] as const)('%s is a %s', async (_, level, fault, text) => {
  const { api, client, lines } = setupLogged()
  api.fail.next({ ...fault, when: { path: '/client/sign_ups' } })
  await client.signUp.future.create({ emailAddress: EMAIL })
  const index = lines().indexOf(`group ${text}`)
  expect(index).toBeGreaterThan(0)
  expect(lines()[index + 1]).toBe(`  ${level} sent: emailAddress, locale, timezone`)
})

test('below the level nothing is written', async () => {
  const { api, client, lines } = setupLogged({ level: 'warn' })
  await client.load()
  expect(lines()).toEqual([])
  api.fail.next({ networkError: true, when: { path: '/client' } })
  await client.reload().catch(() => {})
  expect(lines()).toEqual([expect.stringMatching(/^error GET \/client: network_error/)])
})

test('without options the console of the runtime is used', async () => {
  const info = vi.spyOn(console, 'info').mockReturnValue()
  const api = createMockFrontendApi()
  const client = createClient({ transport: api.transport(), onEvent: consoleLogger() })
  await client.load()
  expect(info).toHaveBeenCalledWith(expect.stringMatching(/^headless-signup: GET \/client: 200 after \d+ ms$/))
  info.mockRestore()
})
