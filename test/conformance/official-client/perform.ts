import type { Browser, BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { listen } from './complaints.ts'
import { APP, connect, HOSTS, type Instance } from './network.ts'
import type { PlainError } from './pages/actor.ts'
import type { Look } from './pages/projection.ts'
import type { Line } from './remote.ts'
import type { Subject } from './subjects.ts'
import { openTab, type Tab } from './tab.ts'

/** What a script has in its hands: a page of the app, and the server. */
export interface Scene<Face extends object> extends Tab<Face> {
  readonly api: MockFrontendApi
  /** Where the app is, for addresses that have to be absolute. */
  readonly app: string
  /** Where the Frontend API is. */
  readonly frontendApi: string
  /** Moves the time of the server and of the browser. */
  advance(ms: number): Promise<void>
  /** What holds for the client of this run, where ours differs on purpose. The finding is a row of docs/findings.md. */
  differs<Value>(finding: Finding, values: Readonly<Record<Subject['client'], Value>>): Value
}

export type Finding = `F${number}`

/**
 * Prepares the server and the browser before the user comes: `context.addInitScript()` runs before the app, and
 * `context.route()` goes before the network. Returns the path of the app at which they arrive; default `/`.
 */
export type Arrive = (api: MockFrontendApi, context: BrowserContext) => string | undefined | Promise<string | undefined>

export interface Run<Face extends object> {
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

/** Plays a script on one subject, in a new profile of the browser and on a new server. */
export const perform = async <Face extends object>(
  browser: Browser,
  scripts: ReadonlyMap<string, string>,
  { subject, instance, options, now, arrive, script, rejected }: Run<Face>,
): Promise<Ending> => {
  const clients = instance === 'production' ? 'cookie' : 'dev_browser'
  const api = createMockFrontendApi({ clients, now, ...options })
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' })
  try {
    context.setDefaultTimeout(15_000)
    // The browser of a user does not say that it is driven: the official client would swallow failures.
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false })
    })
    await context.clock.setFixedTime(now)
    const complaints = listen(context)
    const { line, callBack, rejected: met } = createLine(rejected)
    await context.exposeFunction('callBack', callBack)
    const strangers = await connect(context, { api, instance, entry: subject.entry, scripts })
    const tab = await openTab<Face>(await context.newPage(), line, await arrive(api, context))
    const advance = async (ms: number) => {
      api.clock.advance(ms)
      await context.clock.setFixedTime(api.clock.now())
    }
    const place = { app: APP, frontendApi: `https://${HOSTS[instance]}` }
    await script({ ...tab, ...place, api, advance, differs: (_, values) => values[subject.client] })
    const look = await tab.look()
    expect(met, 'errors of methods').toEqual(rejected)
    expect(strangers, 'unknown addresses').toEqual([])
    expect(complaints, 'what the pages complained of').toEqual([])
    return { ...look, server: api.snapshot().state }
  } catch (error) {
    if (error instanceof Error) error.message = `${subject.name}: ${error.message}`
    throw error
  } finally {
    await context.close()
  }
}
