// `npm run size`: what a page loads of each entry, in bytes of gzip -9, beside its budget. Needs a build and a Chromium.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { measureAdapters } from './adapter-sizes.mjs'
import { BUDGETS, folderFor, SIGN_IN_BUDGET } from './budgets.mjs'
import { measureLoads } from './first-load.mjs'
import { measureSignIn } from './sign-in-size.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What each entry weighs, and what is wrong with it. */
export async function measureSizes() {
  const loads = await measureLoads()
  const rows = []
  const problems = []
  for (const [entry, { firstLoad, whole }] of Object.entries(loads)) {
    const budget = BUDGETS[entry]
    rows.push(row(entry, 'first load', firstLoad, budget.firstLoad))
    rows.push(row(entry, 'email-code sign-up', whole, budget.whole))
    problems.push(...misplaced(entry, whole))
  }
  rows.push(...(await measureAdapters()))
  const signIn = await measureSignIn()
  for (const [load, size] of [
    ['first load', signIn.firstLoad],
    ['email-code sign-up', signIn.whole],
  ]) {
    rows.push({ entry: 'what the sign-in adds to core', load, files: 0, ...size, budget: SIGN_IN_BUDGET })
  }
  problems.push(...rows.filter(isOver).map(({ entry, load }) => `${entry}, ${load}: over budget`))
  return { rows, problems, loads }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { rows, problems, loads } = await measureSizes()
  printTable(rows)
  keepFirstLoads(loads)
  if (runSizeLimit()) problems.push('size-limit: over budget')
  for (const problem of problems) console.error(`size: ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

function misplaced(entry, scripts) {
  const sources = scripts.flatMap((script) => script.sources)
  const forbidden = ['src/testing/', ...(entry.includes('core') ? ['node_modules/ky/', 'node_modules/zod/'] : [])]
  return forbidden.flatMap((folder) => {
    const culprit = sources.find((source) => source.startsWith(folder))
    return culprit ? [`${entry} must not load ${culprit}`] : []
  })
}

function row(entry, load, scripts, budget) {
  const sum = (member) => scripts.reduce((total, script) => total + script[member], 0)
  return { entry, load, files: scripts.length, raw: sum('raw'), gzip: sum('gzip'), budget }
}

function isOver({ gzip, budget }) {
  return gzip > budget
}

function printTable(rows) {
  const lines = rows.map((row) => {
    const { entry, load, files, raw, gzip, budget } = row
    const share = `${((100 * gzip) / budget).toFixed(1)} %`
    return [entry, load, files, raw, gzip, budget, share, isOver(row) ? 'over' : 'under'].map(String)
  })
  const table = [['entry', 'what', 'files', 'raw bytes', 'gzip bytes', 'budget', 'share', ''], ...lines]
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)))
  for (const line of table) {
    const cells = line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
    console.log(cells.join('  ').trimEnd())
  }
}

// size-limit measures files: these are the ones that Chromium loaded.
function keepFirstLoads(loads) {
  for (const [entry, { firstLoad }] of Object.entries(loads)) {
    const folder = join(ROOT, folderFor(entry))
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const { path, contents } of firstLoad) writeFileSync(join(folder, basename(path)), contents)
  }
}

function runSizeLimit() {
  const bin = join(ROOT, 'node_modules/size-limit/bin.js')
  console.log()
  return spawnSync(process.execPath, [bin], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0
}
