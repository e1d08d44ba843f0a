import { describe, expect, test } from 'vitest'
import { createClient as createCore, fetchTransport } from '../../src/core.ts'
import { type Client, createClient as createDefault, NetworkError } from '../../src/index.ts'
import {
  createMockFrontendApi,
  type MockFrontendApi,
  type MockFrontendApiOptions,
  presets,
} from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

type Where = 'before the server' | 'after it'
type How = 'network_error' | 'timeout'

const ENTRIES: Readonly<Record<string, (api: MockFrontendApi, fetch: typeof globalThis.fetch) => Client>> = {
  default: (api, fetch) => createDefault({ frontendApi: api.origin, fetch, retry: { limit: 0 }, navigate: () => {} }),
  core: (api, fetch) =>
    createCore({
      transport: fetchTransport({ frontendApi: api.origin, fetch, retry: { limit: 0 } }),
      navigate: () => {},
    }),
}

interface Line {
  /** Invites a user. */
  readonly ticket: string
  readonly api: MockFrontendApi
  readonly client: Client
  /** The next write is lost, and so many reads after it. */
  lose(where: Where, how: How, reads?: number): void
  writes(): string[]
}

/** A browser whose connection loses what the test says. */
const connect = (entry: string, options: MockFrontendApiOptions): Line => {
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  let loss: { where: Where; how: How; reads: number; isWriteLost: boolean } | null = null
  const fail = (how: How): Promise<Response> =>
    // A deadline of a real clock would make the tests wait for it.
    Promise.reject(
      how === 'timeout' ? new NetworkError('timeout', 'Too late. Try again.') : new TypeError('Load failed'),
    )
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request
    const isRead = request.method === 'GET'
    if (!loss) return browser.fetch(request)
    if (isRead && loss.reads > 0) {
      loss.reads -= 1
      return fail('network_error')
    }
    if (isRead || loss.isWriteLost) return browser.fetch(request)
    const { where, how } = loss
    loss.isWriteLost = true
    if (where === 'after it') await browser.fetch(request)
    return fail(how)
  }
  const connectWith = ENTRIES[entry]
  if (!connectWith) throw new Error(entry)
  return {
    ticket: api.tickets.issue({ emailAddress: EMAIL }),
    api,
    client: connectWith(api, fetch),
    lose: (where, how, reads = 0) => {
      loss = { where, how, reads, isWriteLost: false }
    },
    writes: () => api.requests.flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`])),
  }
}

interface Write {
  readonly options?: MockFrontendApiOptions
  /** Brings the sign-up to where the write is made. */
  readonly begin?: (line: Line) => Promise<unknown>
  readonly call: (line: Line) => Promise<unknown>
  /** Whether it was done, as the page sees it. */
  readonly isDone: (line: Line) => boolean
}

const created = async ({ client: { signUp } }: Line): Promise<void> => {
  await signUp.create({ emailAddress: EMAIL })
}

const sent = async (line: Line): Promise<void> => {
  await created(line)
  await line.client.signUp.prepareEmailAddressVerification()
}

const completed = async (line: Line): Promise<void> => {
  await sent(line)
  await line.client.signUp.attemptEmailAddressVerification({ code: line.api.outbox.lastCode(EMAIL) })
}

const CODE_ONLY = presets.emailCode()

const WRITES: Readonly<Record<string, Write>> = {
  create: {
    call: ({ client }) => client.signUp.create({ emailAddress: EMAIL, password: PASSWORD }),
    isDone: ({ client: { signUp } }) => signUp.emailAddress === EMAIL && signUp.hasPassword,
  },
  'create in the place of another': {
    options: CODE_ONLY,
    begin: created,
    call: ({ client }) => client.signUp.create({ emailAddress: 'grace@example.test' }),
    isDone: ({ client: { signUp } }) => signUp.emailAddress === 'grace@example.test',
  },
  'create after reset() with the same fields': {
    options: CODE_ONLY,
    begin: async (line) => {
      await created(line)
      await line.client.signUp.reset()
    },
    call: ({ client }) => client.signUp.create({ emailAddress: EMAIL }),
    isDone: ({ client: { signUp } }) =>
      signUp.id === 'sua_2' || (signUp.id !== undefined && signUp.emailAddress === EMAIL),
  },
  'create that completes at once': {
    options: presets.usernameAndPassword(),
    call: ({ client }) => client.signUp.create({ username: 'ada_lovelace', password: PASSWORD }),
    isDone: ({ client: { signUp } }) => signUp.$nextStep.get().type === 'finalize',
  },
  update: {
    begin: created,
    call: ({ client }) => client.signUp.update({ unsafeMetadata: { plan: 'pro' } }),
    isDone: ({ client: { signUp } }) => signUp.unsafeMetadata.plan === 'pro',
  },
  'update of the address': {
    begin: created,
    call: ({ client }) => client.signUp.update({ emailAddress: ' Grace@Example.test ' }),
    isDone: ({ client: { signUp } }) => signUp.emailAddress?.toLowerCase() === 'grace@example.test',
  },
  upsert: {
    begin: created,
    call: ({ client }) => client.signUp.upsert({ password: PASSWORD }),
    isDone: ({ client: { signUp } }) => signUp.hasPassword,
  },
  password: {
    begin: created,
    call: ({ client }) => client.signUp.password({ password: PASSWORD }),
    isDone: ({ client: { signUp } }) => signUp.hasPassword,
  },
  prepare: {
    options: CODE_ONLY,
    begin: created,
    call: ({ client }) => client.signUp.prepareEmailAddressVerification(),
    isDone: ({ client: { signUp } }) => signUp.verifications.emailAddress.expireAt !== null,
  },
  'the link': {
    options: presets.emailLink(),
    begin: created,
    call: ({ client }) =>
      client.signUp.future.verifications
        .sendEmailLink({ verificationUrl: 'https://app.example.test/verify' })
        .then(({ error }) => (error ? Promise.reject(error) : undefined)),
    isDone: ({ client: { signUp } }) => signUp.verifications.emailAddress.expireAt !== null,
  },
  'the last code': {
    options: CODE_ONLY,
    begin: sent,
    call: ({ api, client }) => client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) }),
    isDone: ({ client: { signUp } }) => signUp.$nextStep.get().type === 'finalize',
  },
  'a code with something left': {
    begin: sent,
    call: ({ api, client }) => client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) }),
    isDone: ({ client: { signUp } }) => signUp.verifications.emailAddress.status === 'verified',
  },
  'a ticket': {
    options: presets.inviteOnly(),
    call: ({ client, ticket }) => client.signUp.ticket({ ticket }),
    isDone: ({ client: { signUp } }) => signUp.$nextStep.get().type === 'finalize',
  },
  'a round trip to a provider': {
    options: presets.socialProgressive(),
    call: ({ client }) =>
      client.signUp.authenticateWithRedirect({
        strategy: 'oauth_google',
        redirectUrl: 'https://app.example.test/callback',
        redirectUrlComplete: 'https://app.example.test/done',
      }),
    isDone: ({ client: { signUp } }) => signUp.verifications.externalAccount.externalVerificationRedirectURL !== null,
  },
  'the proof of a challenge': {
    options: CODE_ONLY,
    begin: async (line) => {
      line.api.protect.require()
      await created(line)
    },
    call: ({ api, client: { signUp } }) =>
      signUp.submitProtectCheck({ proofToken: api.protect.proofFor(signUp.protectCheck?.token ?? 'none') }),
    isDone: ({ client: { signUp } }) => signUp.id !== undefined && signUp.protectCheck === null,
  },
}

const CASES = Object.keys(ENTRIES).flatMap((entry) =>
  Object.keys(WRITES).flatMap((name) =>
    (['network_error', 'timeout'] as const).map((how) => [entry, name, how] as const),
  ),
)

const begun = async (entry: string, name: string): Promise<{ line: Line; write: Write }> => {
  const write = WRITES[name]
  if (!write) throw new Error(name)
  const line = connect(entry, write.options ?? {})
  await write.begin?.(line)
  return { line, write }
}

const errorOf = (call: Promise<unknown>): Promise<NetworkError> =>
  call.then(
    () => expect.unreachable(),
    (error) => error,
  )

const stateOf = ({ client }: Line): unknown => client.signUp.toJSON()

describe.each(CASES)('%s: %s, lost with %s', (entry, name, how) => {
  test('after the server: the call resolves, and nothing is sent twice', async () => {
    const { line, write } = await begun(entry, name)
    const before = line.writes().length
    line.lose('after it', how)
    await write.call(line)
    expect(write.isDone(line)).toBe(true)
    expect(line.writes()).toHaveLength(before + 1)
    expect(line.client.signUp.$errors.get().raw).toBeNull()
    expect(line.client.signUp.$fetchStatus.get()).toBe('idle')
  })

  test('before the server: the error says so, the state is as it was, and trying again does it', async () => {
    const { line, write } = await begun(entry, name)
    const before = stateOf(line)
    line.lose('before the server', how)
    const error = await errorOf(write.call(line))
    expect(error).toMatchObject({ kind: 'network', code: how, outcome: 'not_applied' })
    expect(error.message).toMatch(/It was not done: try again\.$/)
    expect(stateOf(line)).toEqual(before)
    await write.call(line)
    expect(write.isDone(line)).toBe(true)
  })

  test('after the server, and the read is lost as well: it may have been done, and trying again ends well', async () => {
    const { line, write } = await begun(entry, name)
    const before = stateOf(line)
    line.lose('after it', how, 1)
    const error = await errorOf(write.call(line))
    expect(error).toMatchObject({ kind: 'network', code: how, outcome: 'unknown' })
    expect(error.message).toMatch(/may have been done/)
    expect(stateOf(line)).toEqual(before)
    const sentSoFar = line.writes().length
    await write.call(line)
    expect(write.isDone(line)).toBe(true)
    expect(line.writes(), 'it was done already').toHaveLength(sentSoFar)
  })
})

describe.each(Object.keys(ENTRIES))('%s', (entry) => {
  test('finalize: lost after the server it resolves; with no network it can be called again', async () => {
    const line = connect(entry, CODE_ONLY)
    await completed(line)
    line.lose('after it', 'network_error')
    await line.client.signUp.finalize()
    expect(line.client.$session.get()?.status).toBe('active')

    const other = connect(entry, CODE_ONLY)
    await completed(other)
    other.lose('before the server', 'timeout', 1)
    await expect(other.client.signUp.finalize()).rejects.toMatchObject({ kind: 'network', outcome: 'unknown' })
    expect(other.client.$session.get()).toBeNull()
    await other.client.signUp.finalize()
    expect(other.client.$session.get()?.status).toBe('active')
  })

  test('a wrong code whose response is lost was not accepted, and counts', async () => {
    const line = connect(entry, CODE_ONLY)
    await sent(line)
    line.lose('after it', 'network_error')
    await expect(line.client.signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toMatchObject({
      outcome: 'not_applied',
    })
    expect(line.client.signUp.verifications.emailAddress.attempts).toBe(1)
  })

  test('a password in the place of another does not show: the outcome is not known', async () => {
    const line = connect(entry, {})
    await line.client.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    line.lose('after it', 'network_error')
    await expect(line.client.signUp.update({ password: 'another horse 43' })).rejects.toMatchObject({
      outcome: 'unknown',
    })
  })

  test('the sign-up that reset() gave up is not taken for the one that was asked for', async () => {
    const line = connect(entry, CODE_ONLY)
    await created(line)
    await line.client.signUp.reset()
    line.lose('before the server', 'network_error')
    await expect(line.client.signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ outcome: 'not_applied' })
    expect(line.client.signUp.id).toBeUndefined()
  })

  test('a read that is lost has no outcome', async () => {
    const line = connect(entry, CODE_ONLY)
    await created(line)
    line.lose('after it', 'network_error', 1)
    const error = await errorOf(line.client.signUp.reload())
    expect(error).toMatchObject({ kind: 'network', code: 'network_error' })
    expect(error.outcome).toBeUndefined()
  })
})

test('offline, nothing is sent and nothing is read', async () => {
  const paths: string[] = []
  const client = createCore({
    transport: async ({ path }) => {
      paths.push(path)
      throw new NetworkError('offline', 'Offline.')
    },
  })
  await expect(client.signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    code: 'offline',
    outcome: 'not_applied',
  })
  expect(paths).toEqual(['/client/sign_ups'])
})

test('what takes longer than the time-out is looked for, too', async () => {
  const api = createMockFrontendApi(CODE_ONLY)
  const browser = api.browser()
  const fetch = (request: Request): Promise<Response> => {
    const response = browser.fetch(request)
    return request.method === 'GET' ? response : new Promise(() => {})
  }
  const { signUp } = createDefault({ frontendApi: api.origin, fetch, timeout: 200 })
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('the signal of the call ends the read as well', async () => {
  const api = createMockFrontendApi(CODE_ONLY)
  const { signUp } = createCore({ transport: api.transport() })
  api.fail.next({ networkError: true, when: { method: 'POST' } })
  const reading = api.fail.hold({ method: 'GET' })
  const controller = new AbortController()
  const creating = signUp.create({ emailAddress: EMAIL }, { signal: controller.signal })
  await reading.arrived
  controller.abort()
  await expect(creating).rejects.toMatchObject({ code: 'aborted' })
})
