// Lines of the table that compares clients, each figure with its ratio to the official client's.
import { measureInChromium } from './in-chromium.mjs'

/** Member of a result, heading, digits. */
const COLUMNS = [
  ['bytes', 'gzip -9 that came, B', 0],
  ['ready', 'ready, ms at best', 1],
  ['first', 'first create(), ms at best', 1],
  ['create', 'create() beyond fetch, µs', 0],
  ['leastCreate', 'at best', 0],
  ['heap', 'heap after, kB', 0],
]

const cell = (value, base, digits) =>
  value === undefined ? '' : `${value.toFixed(digits)} (${(value / base).toFixed(2)})`

export const compareClients = async () => {
  const { results, bareFetch } = await measureInChromium()
  const measured = results.map((result) => ({ ...result, ...(result.heap && { heap: result.heap / 1_000 }) }))
  const [official] = measured
  return {
    lines: [
      ['in one Chromium (ratio to the first)', ...COLUMNS.map(([, heading]) => heading)],
      ...measured.map((result) => [
        result.name,
        ...COLUMNS.map(([member, , digits]) => cell(result[member], official[member], digits)),
      ]),
    ],
    bareFetch,
  }
}
