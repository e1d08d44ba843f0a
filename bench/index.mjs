// `npm run bench`: what the package itself costs, against what it aims at. Fails nothing: a shared machine is no judge.
import './production.mjs'
import { Bench } from 'tinybench'
import { createClient } from '../dist/index.js'
import { measureSizes } from '../scripts/size.mjs'
import { instantTransport, signUpText } from './answers.mjs'
import { compareClients } from './comparison.mjs'
import { hasPeers } from './contenders.mjs'
import { loadInternals } from './internals.mjs'
import { measureMemory } from './memory.mjs'
import { countNotifications } from './notifications.mjs'
import { measureSignUps } from './sign-ups.mjs'
import { printTable } from './table.mjs'

const { validateShape, read, signUpShape } = await loadInternals()
const json = JSON.parse(signUpText)

const transport = instantTransport()
const { signUp } = createClient({ transport })
await signUp.create()

// Held, so that no task is optimised away.
export let held

/** Name, aim in microseconds, task. */
const TIMED = [
  ['createClient() over a transport', 10, () => (held = createClient({ transport }))],
  ['  and the first use of its sign-up', null, () => (held = createClient({ transport }).signUp.create)],
  ['  and of its `future` too', null, () => (held = createClient({ transport }).signUp.future.create)],
  ['update() over a transport that answers at once', 40, () => signUp.update({ firstName: 'Ada' })],
  ['check and decode of one sign-up', 10, () => (held = read(signUpShape, json))],
  ['  beside the call: the schema (zod/mini), which reports', null, () => (held = validateShape('sign_up', json))],
  [`  for comparison: JSON.parse of its ${signUpText.length} bytes`, null, () => (held = JSON.parse(signUpText))],
]

const bench = new Bench({ time: 1_000, warmupTime: 250 })
for (const [name, , task] of TIMED) bench.add(name, task)
await bench.run()

const line = (what, value, aim, unit, digits) => [
  what,
  `${value.toFixed(digits)} ${unit}`,
  aim === null ? '' : `${aim} ${unit}`,
  aim === null ? '' : (value / aim).toFixed(2),
]

const timed = TIMED.map(([name, aim], index) => {
  const { result } = bench.tasks[index]
  if (result.state !== 'completed') throw result.error
  return line(name, result.latency.p50 * 1_000, aim, 'µs', 1)
})
const { rows, problems } = await measureSizes()
const sizes = rows.map(({ entry, load, gzip, budget }) => line(`${entry}, ${load}`, gzip, budget, 'B', 0))

printTable([
  ['what', 'median', 'aim', 'ratio'],
  ...timed,
  line('notifications of $state by one mutation, at most', await countNotifications(), 2, '×', 0),
  ...sizes,
])
for (const problem of problems) console.error(`size: ${problem}`)

console.log()
printTable([['whole sign-ups on the mock', 'per second', 'ratio'], ...(await measureSignUps())])

const { lines, bareFetch } = await compareClients()
console.log()
printTable(lines)
console.log(`a bare fetch of the same stub: ${bareFetch.toFixed(0)} µs`)
if (!hasPeers) console.log('for two more clients: npm ci --prefix bench/peers --ignore-scripts')

const { bytes, clients } = await measureMemory()
console.log(
  `\nmemory of the mock: ${bytes} B for each of ${clients} clients with an attempt, a code and their requests in the log`,
)
