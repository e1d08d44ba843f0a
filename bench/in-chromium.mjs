// Clients side by side in one Chromium, each in a page of its own with the same stubbed `fetch`.
import { launchChromium } from '../scripts/launch-chromium.mjs'
import { openServed, servePage } from '../scripts/serve-page.mjs'
import { loadContenders } from './contenders.mjs'
import { median } from './median.mjs'
import { stubbedPage } from './stubbed-page.mjs'

const VISITS = 11
const ROUNDS = 60
const WARM_UP_ROUNDS = 10
const CALLS_PER_ROUND = 26
const AWAKE = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding']
const EMPTY = { name: 'an empty page', scripts: new Map(), elements: '', module: '', ready: '', create: null }

const visit = async (browser, { served }) => {
  served.sent.length = 0
  const context = await browser.newContext()
  const page = await openServed(context, served.url, 'window.times')
  const bytes = served.sent.reduce((total, { gzip }) => total + gzip, 0)
  return { context, page, bytes, ...(await page.evaluate('window.times')) }
}

/** Another one is first in every round, so that none is always the one after the largest. */
const startingAt = (round, list) => list.map((_, index) => list[(round + index) % list.length])

/** Adds the visits to each contender, every time in a new profile, and leaves the last one open. */
const makeVisits = async (browser, contenders) => {
  for (let round = 0; round <= VISITS; round += 1) {
    for (const contender of startingAt(round, contenders)) {
      const seen = await visit(browser, contender)
      // The first visit warms up the server and the browser.
      if (round > 0) contender.visits.push(seen)
      if (round < VISITS) await seen.context.close()
      else contender.page = seen.page
    }
  }
}

// Runs in the page. Resolves to microseconds per call: the bare fetch, and the client's.
const timeCalls = async (count) => {
  const timed = async (call) => {
    const startedAt = performance.now()
    for (let made = 0; made < count; made += 1) await call()
    return ((performance.now() - startedAt) * 1_000) / count
  }
  return { bare: await timed(window.bare), create: window.create && (await timed(window.create)) }
}

const timeCreate = async (contenders) => {
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const { page, rounds } of startingAt(round, contenders)) {
      const timed = await page.evaluate(timeCalls, CALLS_PER_ROUND)
      if (round >= WARM_UP_ROUNDS) rounds.push(timed)
    }
  }
}

/** What else the machine does only ever adds time. */
const least = (list, member) => Math.min(...list.map((one) => one[member]))

const heapOf = async (page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** Of each client: bytes that came, ms until a call can be made and until the first is done, µs of a call, bytes of heap. */
export const measureInChromium = async () => {
  const browser = await launchChromium(AWAKE)
  const contenders = []
  try {
    for (const contender of [...(await loadContenders()), EMPTY]) {
      const served = await servePage({ html: stubbedPage(contender), scripts: contender.scripts, api: null })
      contenders.push({ ...contender, served, visits: [], rounds: [], page: null })
    }
    await makeVisits(browser, contenders)
    await timeCreate(contenders.filter(({ name, create }) => create || name === EMPTY.name))
    const empty = contenders.at(-1)
    const emptyHeap = await heapOf(empty.page)
    const results = []
    for (const { name, create, visits, rounds, page } of contenders.slice(0, -1)) {
      results.push({
        name,
        bytes: median(visits.map((seen) => seen.bytes)),
        ready: least(visits, 'ready'),
        ...(create && {
          first: least(visits, 'first'),
          create: median(rounds.map((timed) => timed.create - timed.bare)),
          leastCreate: least(rounds, 'create') - least(rounds, 'bare'),
          heap: (await heapOf(page)) - emptyHeap,
        }),
      })
    }
    return { results, bareFetch: median(empty.rounds.map(({ bare }) => bare)) }
  } finally {
    await browser.close()
    for (const { served } of contenders) await served.close()
  }
}
