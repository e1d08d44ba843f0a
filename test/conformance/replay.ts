import { vi } from 'vitest'
import type { CaptchaProvider, Client } from '../../src/index.ts'
import { startCall } from './call.ts'
import { fakeClock, settleWithin } from './clock.ts'
import { createNetwork } from './network.ts'
import type { Observation } from './observation.ts'
import { type Members, pick, toPlain } from './plain.ts'
import { createWindows } from './popup.ts'
import { callsOf, type Recording, type Step, type WireRequest } from './recording.ts'
import { turnstileOf } from './stand-ins.ts'
import { installWallets } from './wallets.ts'

/** What an entry point needs to make its client. */
interface Surroundings {
  readonly publishableKey: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly locale: string
  readonly timezone: string
  readonly navigate: (url: string) => void
  readonly retry: { readonly delay: () => number }
  readonly captcha: CaptchaProvider
}

export type Connect = (surroundings: Surroundings) => Client

export interface Replay {
  readonly observations: readonly Observation[]
  /** What the calls of each step failed with, as it came. */
  readonly errors: readonly (readonly unknown[])[]
}

const LIMIT_MS = 5_000
/** How long a step is watched after its calls have settled: what comes late is its doing, too. */
const WATCH_MS = 50
const NEVER = new Promise<never>(() => {})
/** The sign-up, its verifications, and the members of each. */
const STATE_DEPTH = 3

type State = NonNullable<Observation['state']>

/** The members that the expectation has. */
const stateOf = (client: Client, expected: State): State => ({
  signUp: pick(client.signUp, expected.signUp, STATE_DEPTH),
  future: pick(client.signUp.future, expected.future, STATE_DEPTH),
  sessions: client.$sessions.get().map(({ id }) => id),
  activeSessionId: client.$session.get()?.id ?? null,
})

const errorsOf = (client: Client): NonNullable<Observation['errors']> => {
  const { fields, global } = client.signUp.$errors.get()
  const codes = Object.entries(fields).map(([name, error]) => [name, error?.code] as const)
  return {
    fields: Object.fromEntries(codes.filter(([, code]) => code !== undefined)),
    global: (global ?? []).map(({ code }) => code),
  }
}

const withoutRepetitions = (requests: readonly WireRequest[]): WireRequest[] =>
  requests.filter((request, index) => JSON.stringify(request) !== JSON.stringify(requests[index - 1]))

/** How many polls there were is not significant. */
export const comparable = (observation: Observation | undefined, step: Step | undefined): unknown =>
  toPlain(
    observation && step?.polling ? { ...observation, requests: withoutRepetitions(observation.requests) } : observation,
  )

/** Makes the recorded calls on a client of ours; the network responds as recorded. Notes what `expected` has. */
export const replay = async (
  recording: Recording,
  expected: readonly Observation[],
  connect: Connect,
): Promise<Replay> => {
  const { setup, steps } = recording
  fakeClock(setup.now)
  vi.stubGlobal('location', new URL(setup.pageUrl))
  const windows = createWindows(setup.popup?.messages)
  vi.stubGlobal('window', windows.page)
  let walletRequests: Members[] = []
  installWallets(windows.page, setup.wallets, (asked) => walletRequests.push(asked))
  const network = createNetwork(recording)
  let navigations: string[] = []
  let callbacks: Members[] = []
  const client = connect({
    publishableKey: setup.publishableKey,
    fetch: network.fetch,
    locale: setup.language ?? '',
    timezone: 'UTC',
    navigate: (url) => {
      navigations.push(url)
    },
    retry: { delay: () => 0 },
    captcha: turnstileOf(setup.turnstile === true),
  })
  const observe = async (index: number, outcomes: Observation['outcomes']): Promise<Observation> => {
    const { state, errors } = expected[index] ?? {}
    return {
      requests: await network.requests(),
      outcomes,
      callbacks,
      navigations,
      walletRequests,
      ...(state ? { state: stateOf(client, state) } : {}),
      ...(errors ? { errors: errorsOf(client) } : {}),
    }
  }
  try {
    const loading = client.load()
    await settleWithin(LIMIT_MS, loading)
    await loading
    const observations = [await observe(0, [])]
    const errors: unknown[][] = [[]]
    for (const [index, step] of steps.entries()) {
      network.expect(step.exchanges)
      navigations = []
      callbacks = []
      walletRequests = []
      const calls = callsOf(step).map((call) =>
        startCall(client, call, (callback) => callbacks.push(callback), windows.popup),
      )
      await settleWithin(step.limitMs ?? LIMIT_MS, Promise.all(calls.map(({ settled }) => settled)))
      await settleWithin(step.settleMs ?? WATCH_MS, NEVER)
      observations.push(
        await observe(
          index + 1,
          calls.map(({ outcome }) => outcome()),
        ),
      )
      errors.push(calls.map(({ error }) => error()))
    }
    return { observations, errors }
  } finally {
    client.destroy()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
}
