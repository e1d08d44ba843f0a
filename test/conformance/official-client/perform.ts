import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { APP, HOSTS, type Instance } from './network.ts'
import type { PlainError } from './pages/actor.ts'
import type { Look } from './pages/projection.ts'
import type { createProfiles, Profile } from './profile.ts'
import type { Line } from './remote.ts'
import type { Subject } from './subjects.ts'
import { type AnyFace, openTab, type Tab } from './tab.ts'

/** What a script has in its hands: a page of the app, and the server. */
export interface Scene<Face extends AnyFace = AnyFace> extends Tab<Face> {
  readonly api: MockFrontendApi
  /** Where the app is, for addresses that have to be absolute. */
  readonly app: string
  /** Where the Frontend API is. */
  readonly frontendApi: string
  /**
   * Makes the session active that an attempt created. Ours ends the attempt with that (S41), so that the ending has it as
   * it was before.
   */
  activate(attempt: 'signUp' | 'signIn'): Promise<void>
  /** Moves the time of the server and of the browser. */
  advance(ms: number): Promise<void>
  /** What holds for the client of this run, where ours differs on purpose. The finding is a row of docs/findings.md. */
  differs<Value>(finding: Finding, values: Readonly<Record<Subject['client'], Value>>): Value
}

export type Finding = `F${number}` | `S${number}`

/**
 * Prepares the server and the browser before the user comes. Returns the path of the app at which they arrive; default
 * `/`. With a second parameter the script has a browser of its own: `context.addInitScript()` runs before the app, and
 * `context.route()` goes before the network.
 */
export type Arrive = (api: MockFrontendApi, context: BrowserContext) => string | undefined | Promise<string | undefined>

export interface Run<Face extends AnyFace> {
  readonly subject: Subject
  readonly instance: Instance
  readonly options: MockFrontendApiOptions
  /** When it begins, for the server and for the browser. */
  readonly now: number
  readonly arrive: Arrive
  readonly script: (scene: Scene<Face>) => Promise<void>
  /** The codes of the errors that methods are to end with, in order. */
  readonly rejected: readonly string[]
}

/** How a run ended: for the user, and for the server. */
export interface Ending extends Look {
  readonly server: Readonly<Record<string, unknown>>
}

const codesOf = ({ code, errors }: PlainError): string[] => (errors.length ? errors.map((one) => one.code) : [code])

const createLine = (expected: readonly string[]) => {
  const callbacks = new Map<string, (...args: never[]) => unknown>()
  const rejected: string[] = []
  const line: Line = {
    keep: (callback) => {
      const id = `callback-${callbacks.size + 1}`
      callbacks.set(id, callback)
      return id
    },
    // At once, since what comes after an error that was not expected would only hide it.
    failed: (error) => {
      rejected.push(...codesOf(error))
      expect(rejected, `errors of methods, the last one ${JSON.stringify(error)}`).toEqual(
        expected.slice(0, rejected.length),
      )
    },
  }
  const callBack = (id: string, args: unknown[]) => callbacks.get(id)?.(...(args as never[]))
  return { line, callBack, rejected }
}

const play = async <Face extends AnyFace>(
  { context, page, begin }: Profile,
  { subject, instance, options, now, arrive, script, rejected }: Run<Face>,
): Promise<Ending> => {
  const clients = instance === 'production' ? 'cookie' : 'dev_browser'
  const api = createMockFrontendApi({ clients, now, ...options })
  const { line, callBack, rejected: met } = createLine(rejected)
  const strangers: string[] = []
  const complaints: string[] = []
  await begin({ api, callBack, strangers, complaints, now })
  const tab = await openTab<Face>(page, line, await arrive(api, context))
  const advance = async (ms: number) => {
    api.clock.advance(ms)
    await context.clock.setFixedTime(api.clock.now())
  }
  const activated: { [Attempt in 'signUp' | 'signIn']?: Look[Attempt] } = {}
  const activate: Scene['activate'] = async (attempt) => {
    const { [attempt]: created } = await tab.look()
    activated[attempt] = created
    await tab.client.setActive({ session: String(created.createdSessionId) })
  }
  const place = { app: APP, frontendApi: `https://${HOSTS[instance]}` }
  await script({ ...tab, ...place, api, activate, advance, differs: (_, values) => values[subject.client] })
  const look = await tab.look()
  expect(met, 'errors of methods').toEqual(rejected)
  expect(strangers, 'addresses that are unknown').toEqual([])
  expect(complaints, 'what the pages complained of').toEqual([])
  const server = api.snapshot().state
  if (subject.client === 'official') return { ...look, server }
  for (const attempt of Object.keys(activated) as (keyof typeof activated)[]) {
    expect(look[attempt].status, `the ${attempt} whose session is active`).toBeNull()
  }
  return { ...look, ...activated, server }
}

/** Plays a script on one subject, in an empty profile of the browser and on a new server. */
export const perform = <Face extends AnyFace>(
  lend: ReturnType<typeof createProfiles>,
  run: Run<Face>,
): Promise<Ending> => {
  const { subject, instance, arrive } = run
  return lend({ subject, instance, isOwn: arrive.length > 1 }, (profile) => play(profile, run)).catch((error) => {
    if (error instanceof Error) error.message = `${subject.name}: ${error.message}`
    throw error
  })
}
