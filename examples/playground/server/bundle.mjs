import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

let bundled

/**
 * Builds the page's script from source, in memory, once for all playgrounds of a process. The package comes in by its
 * public name, as it would anywhere.
 */
export function bundlePage() {
  bundled ??= bundle()
  return bundled
}

async function bundle() {
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
