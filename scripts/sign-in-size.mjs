// What the sign-in adds to a page that only signs up: the core as it is, beside the same without a sign-in.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { inLayers, shortErrorTexts } from './chunks.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const KERNEL = 'src/core.ts'
const ENGINE = 'src/engine.ts'

/** What only the sign-in needs, taken out. */
const WITHOUT = {
  'src/client.ts': [
    '    signIn: ({ calls }: ClientSource) => createSignIn(calls),',
    ', keptSignIn]',
    '          signInStatus: sliceOf(state, keptSignIn).value.status,',
    ', resource: keptSignIn }',
  ],
  'src/engine.ts': [', signInResource'],
  'src/public.ts': ['parseSignInErrors, '],
}

/** The part of its shape that a sign-up asks for: whether the user has signed in before, and how. */
const SHAPE = `
import { required, shape, text } from './kinds.ts'
import { verificationShape } from './verification.ts'
export const signInShape = shape({
  id: required(text()),
  status: required(text()),
  firstFactorVerification: verificationShape,
  createdSessionId: text(),
})
export const hasNoUser = () => false`

const withoutSignIn = {
  name: 'without-sign-in',
  setup({ onLoad }) {
    onLoad({ namespace: 'file', filter: /[\\/]src[\\/](client|engine|public)\.ts$/ }, ({ path }) => {
      const removed = WITHOUT[relative(ROOT, path).replaceAll('\\', '/')]
      let contents = readFileSync(path, 'utf8')
      for (const text of removed) {
        if (!contents.includes(text)) throw new Error(`${path} has no longer: ${text}`)
        contents = contents.replace(text, text.endsWith(']') ? ']' : text.endsWith('}') ? ' }' : '')
      }
      return { contents, loader: 'ts' }
    })
    onLoad({ namespace: 'file', filter: /[\\/]shapes[\\/]sign-in\.ts$/ }, () => ({ contents: SHAPE, loader: 'ts' }))
  },
}

/** In bytes, `raw` and `gzip` -9: what it adds to the `firstLoad`, and to that with the engine. */
export async function measureSignIn() {
  const [all, less] = await Promise.all([sizesWith([]), sizesWith([withoutSignIn])])
  const added = (load) => ({ raw: all[load].raw - less[load].raw, gzip: all[load].gzip - less[load].gzip })
  return { firstLoad: added('firstLoad'), whole: added('whole') }
}

async function sizesWith(plugins) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [KERNEL],
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [...plugins, shortErrorTexts, inLayers(KERNEL, ENGINE)],
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const { outputs } = metafile
  const startOf = (source) => Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith(source))
  const loadedWith = (...starts) => {
    const paths = new Set(starts)
    for (const path of paths) {
      for (const { path: other, kind } of outputs[path].imports) if (kind === 'import-statement') paths.add(other)
    }
    const contents = outputFiles.filter(({ path }) => [...paths].some((one) => path.endsWith(one)))
    return {
      raw: contents.reduce((sum, file) => sum + file.contents.length, 0),
      gzip: contents.reduce((sum, file) => sum + gzipSync(file.contents, { level: 9 }).length, 0),
    }
  }
  return { firstLoad: loadedWith(startOf(KERNEL)), whole: loadedWith(startOf(KERNEL), startOf(ENGINE)) }
}
