// How a page takes each entry of the built package.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GLOBAL_FILE = 'dist/headless-signup.global.js'

const DEFAULT = { names: 'createClient', create: 'createClient' }
const CORE = {
  names: 'createClient, fetchTransport',
  create: '(options) => createClient({ transport: fetchTransport(options) })',
}

/**
 * By name: `load()` reads the scripts that a page may ask for, by path, and the `sources` they were made of. `elements`
 * come before the page's module, which begins with `imports`; `create` in it is a function that makes a client.
 */
export const ENTRIES = {
  'headless-signup': bundled('dist/index.js', DEFAULT),
  'headless-signup/core': bundled('dist/core.js', CORE),
  'dist/browser/headless-signup.js': published('headless-signup.js', DEFAULT),
  'dist/browser/core.js': published('core.js', CORE),
  'headless-signup.global.js': {
    elements: `<script src="/${GLOBAL_FILE}"></script>`,
    imports: '',
    create: 'HeadlessSignUp.createClient',
    load: async () => filesAt([GLOBAL_FILE]),
  },
}

function bundled(file, { names, create }) {
  return {
    elements: '',
    imports: `import { ${names} } from '/bundle/entry.js'`,
    create,
    load: () => bundle(`export { ${names} } from './${file}'`),
  }
}

function published(file, { names, create }) {
  return {
    elements: '',
    imports: `import { ${names} } from '/dist/browser/${file}'`,
    create,
    load: async () => {
      const files = readdirSync(join(ROOT, 'dist/browser')).filter((name) => name.endsWith('.js'))
      return filesAt(files.map((name) => `dist/browser/${name}`))
    },
  }
}

function filesAt(paths) {
  return {
    scripts: new Map(paths.map((path) => [`/${path}`, readFileSync(join(ROOT, path))])),
    sourcesOf: (path) => originsOf(path.slice(1)),
  }
}

/** A bundle of an app as most bundlers make it: minified, what loads on demand in files of its own. */
export async function bundle(contents, resolveDir = ROOT) {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir, sourcefile: 'entry.js' },
    absWorkingDir: ROOT,
    outdir: '/bundle',
    entryNames: 'entry',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const inputs = Object.entries(metafile.outputs).map(([path, output]) => [join(ROOT, path), inputsOf(output)])
  const inputsByPath = new Map(inputs)
  return {
    scripts: new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)])),
    sourcesOf: (path) => (inputsByPath.get(path) ?? []).flatMap(originsOf),
  }
}

function inputsOf(output) {
  return Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path)
}

// A file of dist stands for the sources it was built from; any other file stands for itself.
function originsOf(path) {
  const map = join(ROOT, `${path}.map`)
  if (!path.startsWith('dist/') || !existsSync(map)) return [path]
  return JSON.parse(readFileSync(map, 'utf8')).sources.map((source) => relative(ROOT, join(dirname(map), source)))
}
