// Measures what a page downloads at first: bundled with esbuild, minified, tree-shaken, gzip -9; chunks that load on
// demand are left out. What is published for pages without a bundler is measured file by file, as it is. Needs a build.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

// The budgets bind from the release on.
const BUDGETS_BIND = false

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GLOBAL_FILE = 'dist/headless-signup.global.js'
const BROWSER_FOLDER = 'dist/browser/'
// size-limit reads the client's bundle from here; see package.json.
const CLIENT_BUNDLE = join(ROOT, 'node_modules/.cache/headless-signup/client')

/** What each entry weighs, and what is wrong with it. */
export async function measureSizes() {
  process.chdir(ROOT)
  const problems = []
  const rows = []
  for (const measure of [client, clientOwnCode, core, globalFile, browserFirst, browserEmailCode]) {
    try {
      rows.push(await measure(problems))
    } catch (error) {
      problems.push(`${measure.name}: ${error.message}`)
    }
  }
  return { rows, problems }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { rows, problems } = await measureSizes()
  printTable(rows)
  const overSizeLimit = runSizeLimit()
  const over = rows.some((row) => row.gzip > row.budget) || overSizeLimit
  if (over && BUDGETS_BIND) problems.push('over budget')
  for (const problem of problems) console.error(`size: ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

async function client(problems) {
  const bundle = await bundleOf("export { createClient } from './dist/index.js'")
  rejectTesting(problems, 'the client', bundle.sources)
  rmSync(CLIENT_BUNDLE, { recursive: true, force: true })
  mkdirSync(CLIENT_BUNDLE, { recursive: true })
  for (const file of bundle.firstFiles) writeFileSync(join(CLIENT_BUNDLE, basename(file.path)), file.contents)
  return row('headless-signup', 17_000, bundle.firstFiles)
}

async function clientOwnCode() {
  const external = ['ky', 'zod']
  const bundle = await bundleOf("export { createClient } from './dist/index.js'", external)
  return row('headless-signup, without ky and zod', 6_000, bundle.firstFiles)
}

async function core(problems) {
  const bundle = await bundleOf("export { createClient, fetchTransport } from './dist/core.js'")
  rejectTesting(problems, 'core', bundle.sources)
  for (const name of ['ky', 'zod']) {
    const culprit = bundle.sources.find((source) => source.includes(`node_modules/${name}/`))
    if (culprit) problems.push(`core must not contain ${name}, but holds ${culprit}`)
  }
  return row('headless-signup/core', 7_500, bundle.firstFiles)
}

function globalFile(problems) {
  rejectTesting(problems, 'the global file', originsOf(GLOBAL_FILE))
  return row('headless-signup.global.js', 9_500, [contentsOf(GLOBAL_FILE)])
}

async function browserFirst(problems) {
  const files = await importedBy(`${BROWSER_FOLDER}headless-signup.js`)
  rejectTesting(problems, 'the page entry', files.flatMap(originsOf))
  return row('dist/browser, first load', 11_500, files.map(contentsOf))
}

// Itself included, and without what it loads on demand.
async function importedBy(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return [...staticImports(metafile.inputs, entry)]
}

function browserEmailCode() {
  return row('dist/browser, all of an email-code sign-up', 20_000, loadedByEmailCodeSignUp().map(contentsOf))
}

// Node loads the same files as a browser does, in a process of its own that notes them.
function loadedByEmailCodeSignUp() {
  const args = ['--import', './scripts/note-loads.mjs', 'scripts/email-code-sign-up.mjs']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const files = stdout.split('\n').flatMap((url) => (url ? relative(ROOT, fileURLToPath(url)) : []))
  return files.filter((file) => file.startsWith(BROWSER_FOLDER))
}

async function bundleOf(contents, external = []) {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, sourcefile: 'entry.js' },
    absWorkingDir: ROOT,
    outdir: 'out',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const first = loadedAtFirst(metafile.outputs)
  return {
    firstFiles: outputFiles.filter((file) => first.has(resolve(file.path))),
    sources: Object.values(metafile.outputs).flatMap((output) => inputsOf(output).flatMap(originsOf)),
  }
}

function loadedAtFirst(outputs) {
  const [entry] = Object.entries(outputs).find(([, output]) => output.entryPoint === 'entry.js')
  return new Set([...staticImports(outputs, entry)].map((path) => resolve(path)))
}

function staticImports(files, entry) {
  const paths = new Set([entry])
  for (const path of paths) {
    for (const { kind, path: imported } of files[path]?.imports ?? []) {
      if (kind === 'import-statement' && imported in files) paths.add(imported)
    }
  }
  return paths
}

function inputsOf(output) {
  return Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path)
}

// A file of dist stands for the sources it was built from; any other file stands for itself.
function originsOf(path) {
  const map = `${path}.map`
  if (!path.startsWith('dist/') || !existsSync(map)) return [path]
  return JSON.parse(readFileSync(map, 'utf8')).sources.map((source) => join(dirname(map), source))
}

function rejectTesting(problems, name, sources) {
  const culprit = sources.find((source) => source.startsWith('src/testing/'))
  if (culprit) problems.push(`${name} must not contain the mock, but holds ${culprit}`)
}

function contentsOf(file) {
  return { contents: readFileSync(file) }
}

function row(entry, budget, files) {
  const sum = (size) => files.reduce((total, { contents }) => total + size(contents), 0)
  return {
    entry,
    raw: sum((bytes) => bytes.length),
    gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length),
    budget,
  }
}

function printTable(rows) {
  const lines = rows.map(({ entry, raw, gzip, budget }) => {
    const share = `${((100 * gzip) / budget).toFixed(1)} %`
    return [entry, raw, gzip, budget, share, gzip > budget ? 'over budget' : ''].map(String)
  })
  const table = [['entry', 'raw bytes', 'gzip bytes', 'budget', 'share', ''], ...lines]
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)))
  for (const line of table) {
    const cells = line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    console.log(cells.join('  ').trimEnd())
  }
}

function runSizeLimit() {
  const bin = join(ROOT, 'node_modules/size-limit/bin.js')
  console.log()
  return spawnSync(process.execPath, [bin], { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0
}
