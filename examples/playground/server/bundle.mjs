import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the page's script from source, in memory. The package comes in by its public name, as it would anywhere. */
export async function bundlePage() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { app: 'examples/playground/src/main.ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    write: false,
    outdir: '/assets',
    chunkNames: 'chunk-[hash]',
    logLevel: 'silent',
    // Types are checked against the sources, by way of `paths`; the page runs what is published.
    tsconfigRaw: {},
  })
  return new Map(outputFiles.map(({ path, contents }) => [`/assets/${path.split(/[\\/]/).at(-1)}`, contents]))
}
