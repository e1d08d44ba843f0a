import { expect } from 'vitest'
import type { Client } from '../../../src/index.ts'
import { memberAt } from '../call.ts'
import { isMembers, type Members, pick } from '../plain.ts'
import { type Exchange, type RecordedSignUp, readFixture, type Step } from './recorded-sign-up.ts'

type Connect = (surroundings: {
  readonly frontendApi: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly locale: string
  readonly timezone: string
}) => Client

/** The members of a sign-up's state that an expectation may name, down to those of a verification. */
const STATE_DEPTH = 3

/** Hints that servers do not decide by. */
const HINTS = ['locale', 'timezone', 'tab_state']

const formOf = async (request: Request): Promise<Members> => {
  const pairs = [...new URLSearchParams(await request.text())]
  return Object.fromEntries(pairs.filter(([name]) => !HINTS.includes(name)))
}

const describe = async (request: Request): Promise<Exchange['request']> => {
  const { pathname, searchParams } = new URL(request.url)
  const method = searchParams.get('_method') ?? request.method
  return request.method === 'GET' ? { method, path: pathname } : { method, path: pathname, body: await formOf(request) }
}

/** What is compared of a request: members in any order. */
const sorted = ({ method, path, body = {} }: Exchange['request']) => ({
  method,
  path,
  body: Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)),
})

const respond = ({ status, json, fixture }: Exchange['response']): Response =>
  Response.json(fixture ? readFixture(fixture) : json, { status })

const isFor = ({ request }: Exchange, { method, path }: Exchange['request']): boolean =>
  request.method === method && request.path === path

/** A `fetch` that takes the exchanges of one step after the other, each once, and rejects what is not among them. */
const createScript = () => {
  let waiting: Exchange[] = []
  const unexpected: unknown[] = []
  return {
    unexpected,
    begin: (step: Step): void => {
      waiting = [...step.exchanges]
    },
    left: (): readonly Exchange['request'][] => waiting.map(({ request }) => request),
    fetch: async (request: Request): Promise<Response> => {
      const asked = await describe(request)
      const index = waiting.findIndex((exchange) => isFor(exchange, asked))
      const [exchange] = index < 0 ? [] : waiting.splice(index, 1)
      if (!exchange || JSON.stringify(sorted(asked)) !== JSON.stringify(sorted(exchange.request))) {
        unexpected.push({ asked, expected: exchange?.request ?? null })
        throw new TypeError('This request is not in the script.')
      }
      return respond(exchange.response)
    },
  }
}

const signUpOf = ({ signUp }: Client): object =>
  new Proxy(signUp, {
    get: (target, name) => (name === 'nextStep' ? target.$nextStep.get() : Reflect.get(target, name)),
  })

const valuesOf = (owner: object): Members =>
  Object.fromEntries(
    Object.keys(owner).flatMap((name): [string, unknown][] => {
      const member: unknown = Reflect.get(owner, name)
      if (name.startsWith('$')) return [[name, (member as { get(): unknown }).get()]]
      return typeof member === 'function' ? [] : [[name, member]]
    }),
  )

/** All that an app can read: every store and every property, as plain data. */
const publicState = (client: Client): unknown => {
  const { signUp, ...around } = valuesOf(client)
  const { future, ...classic } = valuesOf(Object(signUp))
  const state = { client: around, signUp: classic, future: valuesOf(Object(future)) }
  return JSON.parse(JSON.stringify(state, (_name, value) => (value === undefined ? '<undefined>' : value)))
}

const isErrorList = (error: unknown): error is { errors: { code?: string }[] } =>
  typeof error === 'object' && error !== null && Array.isArray(Reflect.get(error, 'errors'))

/** Makes one call. Resolves with the code of the error that it ends with, whichever way the face says so. */
const make = async (client: Client, { call, args }: Step): Promise<string | undefined> => {
  const { owner, member } = memberAt(client, call)
  if (typeof member !== 'function') throw new Error(`There is no method ${call}.`)
  const codeOf = (error: unknown): string => {
    const [entry] = (isErrorList(error) ? error.errors : undefined) ?? []
    return entry?.code ?? (error as { code?: string }).code ?? String(error)
  }
  try {
    const result: unknown = await Reflect.apply(member, owner, args)
    const error = isMembers(result) && 'error' in result && call.includes('.future.') ? result.error : null
    return error ? codeOf(error) : undefined
  } catch (error) {
    return codeOf(error)
  }
}

/** Makes one recorded call after the other, and checks what it sends, ends with and shows. Resolves with the state after each. */
const playSteps = async (steps: readonly Step[], connect: Connect): Promise<{ client: Client; states: unknown[] }> => {
  const script = createScript()
  const client = connect({
    frontendApi: 'https://clerk.meadow.example',
    fetch: script.fetch,
    locale: 'en-GB',
    timezone: 'UTC',
  })
  const states: unknown[] = []
  for (const [index, step] of steps.entries()) {
    const where = `step ${index}, ${step.call}()`
    script.begin(step)
    const error = await make(client, step)
    expect(script.unexpected, where).toEqual([])
    expect(error, where).toBe(step.error)
    expect(script.left(), where).toEqual([])
    expect(pick(signUpOf(client), step.after, STATE_DEPTH), where).toMatchObject(step.after)
    states.push(publicState(client))
  }
  return { client, states }
}

/** Loads a client as a recorded sign-up does. Resolves with the state then. */
export const playLoad = async ({ steps }: RecordedSignUp, connect: Connect): Promise<unknown> => {
  const { client, states } = await playSteps(steps.slice(0, 1), connect)
  client.destroy()
  return states[0]
}

/** Plays a recorded sign-up until its user is signed in. Resolves with the whole state after each step. */
export const play = async ({ steps, signedIn }: RecordedSignUp, connect: Connect): Promise<readonly unknown[]> => {
  const { client, states } = await playSteps(steps, connect)
  expect(client.$session.get()).toMatchObject({ id: signedIn.sessionId, status: 'active' })
  expect(client.$user.get()).toMatchObject(signedIn.user)
  expect(await client.getToken()).toBe(signedIn.token)
  client.destroy()
  return states
}
