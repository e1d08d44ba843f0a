// Everything a change must pass, in one run: `npm test`. `--only=lint,types` runs some of the steps.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'headless-signup-'))

const npm = (script) => ['npm', 'run', '--silent', script]

const vitest = (projects) => {
  return ['vitest', 'run', '--no-color', '--reporter=default', '--reporter=json', `--project=${projects}`]
}

const STEPS = {
  chromium: [process.execPath, 'scripts/ensure-chromium.mjs'],
  lint: npm('lint'),
  build: npm('build'),
  // Type checks all that `npm run typecheck` does, and counts the tests of types.
  types: vitest('types'),
  tests: vitest('!types'),
  size: npm('size'),
  publint: npm('publint'),
  attw: npm('attw'),
  knip: npm('knip'),
}

/** What runs side by side: not the linter beside the build, which puts a file beside its configuration for a moment. */
const STAGES = [['chromium', 'lint'], ['build', 'types'], ['tests'], ['size', 'publint', 'attw', 'knip']]

const failures = []
let passed = 0
let failed = 0

try {
  const chosen = chosenSteps()
  for (const stage of STAGES) await Promise.all(stage.filter((name) => chosen.includes(name)).map(runStep))
} catch (error) {
  fail(error.message)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

console.log()
for (const failure of failures) console.log(`FAILED ${failure}`)
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)

function chosenSteps() {
  const all = Object.keys(STEPS)
  const only = process.argv.find((arg) => arg.startsWith('--only='))
  if (!only) return all
  const names = only.slice('--only='.length).split(',')
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}; there are ${all.join(', ')}`)
  return all.filter((name) => names.includes(name))
}

async function runStep(name) {
  if (name === 'tests' && failures.includes('build')) return fail('tests: not run, because the build failed')
  const isAlone = STAGES.some((stage) => stage.length === 1 && stage[0] === name)
  if (isAlone) console.log(`\n== ${name}`)
  const report = join(scratch, `${name}.json`)
  const isVitest = STEPS[name][0] === 'vitest'
  const startedAt = performance.now()
  const { code, output } = await run([...STEPS[name], ...(isVitest ? [`--outputFile.json=${report}`] : [])], isAlone)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  // What runs beside others speaks when it ends, so that nobody interrupts.
  if (!isAlone) process.stdout.write(`\n== ${name}\n${output}`)
  if (isVitest) countTests(name, code, report)
  else if (code !== 0) fail(name)
  else if (name === 'build' && /\bWARN(ING)?\b/.test(output)) fail('build: it warns')
  console.log(`-- ${name}: ${code === 0 ? 'ok' : `exit code ${code}`}, ${seconds} s`)
}

function run([command, ...args], isShown) {
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...env, NO_COLOR: '1', PATH: join(ROOT, 'node_modules/.bin') + delimiter + env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      const plain = stripVTControlCharacters(text)
      output += plain
      if (isShown) process.stdout.write(plain)
    })
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ code: error.message, output }))
    child.on('close', (code, signal) => done({ code: code ?? signal, output }))
  })
}

function countTests(step, code, report) {
  const failedBefore = failed
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport(report)
  passed += numPassedTests
  if (numFailedTests > 0) fail(`${step}: ${numFailedTests} failed`, numFailedTests)
  const skipped = numPendingTests + numTodoTests
  if (skipped > 0) fail(`${step}: ${skipped} skipped`, skipped)
  for (const { name, status, assertionResults } of testResults) {
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
    if (broken) fail(`${step}: ${name} did not run`)
  }
  if (numPassedTests === 0 && failed === failedBefore) fail(`${step}: there was no test`)
  // Errors outside of a test change the exit code alone.
  if (code !== 0 && failed === failedBefore) fail(`${step}: exit code ${code}`)
}

function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  }
}

function fail(what, count = 1) {
  failures.push(what)
  failed += count
}
