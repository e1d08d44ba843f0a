import { basename } from 'node:path'
import { build } from 'esbuild'
import { SUBJECTS } from '../subjects.ts'

const bundle = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: [...SUBJECTS.map(({ entry }) => entry), 'wallets'].map((name) => `${import.meta.dirname}/${name}.ts`),
    outdir: 'pages',
    bundle: true,
    // What several subjects share is bundled once, and what a client loads later stays apart.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    // Every page of every run is sent them.
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    write: false,
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}

let bundled: ReturnType<typeof bundle> | undefined

/**
 * The scripts of every subject's page, by file name, and the wallets that a page may have: bundled once for all files
 * that a worker runs.
 */
export const bundlePages = (): ReturnType<typeof bundle> => {
  bundled ??= bundle()
  return bundled
}
