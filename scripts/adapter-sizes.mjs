// What an adapter or `bindForm()` adds to a page that has its framework and the client already. Adapters share the views.
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ADAPTER_BUDGETS } from './budgets.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLIENT = 'dist/index.js'
const VIEWS = 'dist/views.js'

/** The files of each entry, and the framework that they need. */
const ADAPTERS = {
  'headless-signup/views': { files: ['views.js'], framework: [] },
  'headless-signup/react': { files: ['react.js'], framework: ['react'] },
  'headless-signup/react with legacy and errors': {
    files: ['react.js', 'react-legacy.js', 'react-errors.js'],
    framework: ['react'],
  },
  'headless-signup/forms': { files: ['forms.js'], framework: [] },
  'headless-signup/vue': { files: ['vue.js'], framework: ['vue'] },
}

/** Each row of the budgets in bytes: `raw`, and `gzip` -9. Minified. */
export async function measureAdapters() {
  const ofClient = await filesOf(CLIENT)
  const there = {
    'beside the client': ofClient,
    'beside client and views': new Set([...ofClient, ...(await filesOf(VIEWS))]),
  }
  return Promise.all(
    ADAPTER_BUDGETS.map(async (row) => ({ ...row, files: 1, ...(await sizeOf(ADAPTERS[row.entry], there[row.load])) })),
  )
}

/** The files that are loaded with an entry, not later. */
async function filesOf(entry) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const found = new Set([entry])
  for (const file of found) {
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'import-statement') found.add(path)
    }
  }
  return found
}

async function sizeOf({ files, framework }, there) {
  const outside = {
    name: 'outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = relative(ROOT, resolve(resolveDir, path)).replaceAll('\\', '/')
        return there.has(file) ? { path, external: true } : { path: join(ROOT, file) }
      })
    },
  }
  const { outputFiles } = await build({
    stdin: { contents: files.map(exported).join('\n'), resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    external: framework,
    plugins: [outside],
    write: false,
    logLevel: 'error',
  })
  const { contents } = outputFiles[0]
  return { raw: contents.length, gzip: gzipSync(contents, { level: 9 }).length }
}

/** The entries of one adapter export the same names. */
function exported(file, index) {
  return `export * ${index === 0 ? '' : `as entry${index} `}from './dist/${file}'`
}
