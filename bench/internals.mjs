// Functions that no entry exports, bundled from the sources as they are.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const ENTRY = `
export { validateShape } from './src/shapes/schemas.ts'
export { read } from './src/shapes/read.ts'
export { signUpShape } from './src/shapes/sign-up.ts'
`

export const loadInternals = async () => {
  // Below node_modules, so that the dependencies are found.
  const folder = await mkdtemp(join(ROOT, 'node_modules/.bench-'))
  const outfile = join(folder, 'internals.mjs')
  try {
    await build({
      stdin: { contents: ENTRY, resolveDir: ROOT },
      bundle: true,
      packages: 'external',
      format: 'esm',
      target: 'es2022',
      outfile,
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
