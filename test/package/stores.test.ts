import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

const ENTRIES = ['headless-signup', 'headless-signup/browser']

/** A sign-up, and the app's own copy of nanostores over its stores: the entries have a copy inside. */
const begin = (entry: string): string => `
  import { atom, batched, computed, effect, onMount, onStop } from 'nanostores'
  import { createClient } from '${entry}'
  import { createMockFrontendApi } from 'headless-signup/testing'
  const EMAIL = 'ada@example.test'
  const api = createMockFrontendApi()
  const client = createClient({ transport: api.transport() })
  const { signUp } = client
  const verify = async () => {
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  }
  const finish = async () => {
    await verify()
    await signUp.finalize()
  }
  const create = () => signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
  const print = (value) => console.log(JSON.stringify(value))
`

test.each(ENTRIES)("the app's own nanostores computes over the stores of %s without subscribers", async (entry) => {
  const read = await installed.evaluate(`${begin(entry)}
    const $line = computed([signUp.$status, signUp.$emailAddress], (status, email) => [status, email].join())
    const $long = computed($line, (line) => line.length)
    const read = () => [$line.get(), $long.get()]
    const before = read()
    await create()
    const created = read()
    await finish()
    print([before, created, read()])`)
  expect(read).toEqual([
    [',', 1],
    ['missing_requirements,ada@example.test', 37],
    [',', 1],
  ])
})

test.each(ENTRIES)("the app's own nanostores notifies once for each change in the stores of %s", async (entry) => {
  const seen = await installed.evaluate(`${begin(entry)}
    const lines = []
    const $greeting = atom('hello')
    const $line = computed([$greeting, signUp.$status, signUp.$emailAddress], (...parts) => parts.join())
    const $shout = computed([$line, signUp.$emailAddress], (line, email) => [line, email].join().toUpperCase())
    $shout.subscribe((line) => lines.push(line))
    await create()
    $greeting.set('welcome')
    await finish()
    print(lines)`)
  expect(seen).toEqual([
    'HELLO,,,',
    'HELLO,MISSING_REQUIREMENTS,ADA@EXAMPLE.TEST,ADA@EXAMPLE.TEST',
    'WELCOME,MISSING_REQUIREMENTS,ADA@EXAMPLE.TEST,ADA@EXAMPLE.TEST',
    'WELCOME,COMPLETE,ADA@EXAMPLE.TEST,ADA@EXAMPLE.TEST',
    'WELCOME,,,',
  ])
})

test.each(ENTRIES)(
  "effects, batches and mounts of the app's own nanostores work on the stores of %s",
  async (entry) => {
    const seen = await installed.evaluate(`${begin(entry)}
    const effects = []
    const mounts = []
    const statuses = []
    effect([signUp.$status, client.$user], (status, user) => void effects.push([status, user !== null].join()))
    batched([signUp.$status, signUp.$emailAddress], (...parts) => parts.join()).subscribe((line) => statuses.push(line))
    const forget = onMount(signUp.$firstName, () => void mounts.push('mounted'))
    onStop(signUp.$firstName, () => mounts.push('stopped'))
    signUp.$firstName.listen(() => {})()
    forget()
    // A batch ends with a timer: without one between two changes, a fast computer never shows the first.
    for (const change of [create, verify, () => signUp.finalize()]) {
      await change()
      await new Promise((resolve) => setTimeout(resolve))
    }
    print({ effects: [...new Set(effects)], mounts, statuses })`)
    expect(seen).toEqual({
      effects: [',false', 'missing_requirements,false', 'complete,false', ',true'],
      mounts: ['mounted', 'stopped'],
      statuses: [',', 'missing_requirements,ada@example.test', 'complete,ada@example.test', ','],
    })
  },
)

test('both entries and the page entry work side by side', async () => {
  const users = await installed.evaluate(`${begin('headless-signup')}
    import { createClient as createSmallClient } from 'headless-signup/core'
    import { createClient as createPageClient } from 'headless-signup/browser'
    const clients = [client, ...[createSmallClient, createPageClient].map((make) => make({ transport: api.transport() }))]
    const $all = computed(clients.map(({ signUp }) => signUp.$status), (...statuses) => statuses)
    const seen = []
    $all.subscribe((statuses) => seen.push(statuses))
    for (const [index, { signUp }] of clients.entries()) await signUp.create({ emailAddress: index + EMAIL })
    print(seen)`)
  const created = 'missing_requirements'
  expect(users).toEqual([
    [null, null, null],
    [created, null, null],
    [created, created, null],
    [created, created, created],
  ])
})
