// Everything a change must pass, in one run: `npm test`. `--only=lint,types` runs some of the steps.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'headless-signup-'))
const report = join(scratch, 'vitest.json')

const npm = (script) => ['npm', 'run', '--silent', script]

const STEPS = {
  chromium: [process.execPath, 'scripts/ensure-chromium.mjs'],
  lint: npm('lint'),
  types: npm('typecheck'),
  build: npm('build'),
  vitest: ['vitest', 'run', '--no-color', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  publint: npm('publint'),
  attw: npm('attw'),
  knip: npm('knip'),
  size: npm('size'),
}

const failures = []
let passed = 0
let failed = 0

try {
  for (const name of chosenSteps()) await runStep(name)
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
  console.log(`\n== ${name}`)
  if (name === 'vitest' && failures.includes('build')) return fail('vitest: not run, because the build failed')
  const startedAt = performance.now()
  const { code, output } = await run(STEPS[name])
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (name === 'vitest') countTests(code)
  else if (code !== 0) fail(name)
  else if (name === 'build' && /\bWARN(ING)?\b/.test(output)) fail('build: it warns')
  console.log(`-- ${name}: ${code === 0 ? 'ok' : `exit code ${code}`}, ${seconds} s`)
}

function run([command, ...args]) {
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
      process.stdout.write(plain)
    })
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ code: error.message, output }))
    child.on('close', (code, signal) => done({ code: code ?? signal, output }))
  })
}

function countTests(code) {
  const failedBefore = failed
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport()
  passed += numPassedTests
  if (numFailedTests > 0) fail(`vitest: ${numFailedTests} failed`, numFailedTests)
  const skipped = numPendingTests + numTodoTests
  if (skipped > 0) fail(`vitest: ${skipped} skipped`, skipped)
  for (const { name, status, assertionResults } of testResults) {
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
    if (broken) fail(`vitest: ${name} did not run`)
  }
  if (numPassedTests === 0 && failed === failedBefore) fail('vitest: there was no test')
  // Errors outside of a test change the exit code alone.
  if (code !== 0 && failed === failedBefore) fail(`vitest: exit code ${code}`)
}

function readReport() {
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
