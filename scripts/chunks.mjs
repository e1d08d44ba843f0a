// How the build makes the client small: plugins for tsup.config.ts.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { minify } from 'terser'

const OWN_SOURCES = /[\\/]src[\\/].*\.ts$/
// Not `typeof import('…')`, which is a type.
const LATER = /(?<!typeof )\bimport\('(\.[^']+)'\)/g

/** The error texts of a production build in place of the whole ones. */
export const shortErrorTexts = {
  name: 'short-error-texts',
  setup({ onResolve }) {
    const path = resolve('src/error-texts.production.ts')
    onResolve({ filter: /\/error-texts\.ts$/ }, () => ({ path }))
  },
}

/**
 * Keeps what loads together in one file: the kernel, which is what the first entry imports, and the engine. esbuild puts
 * modules into one file when the same entries and chunks need them; so each other entry and each chunk also imports the
 * kernel's entry, and each chunk imports the engine, which is there before any other.
 */
export const inLayers = (kernelEntry, engineEntry) => ({
  name: 'in-layers',
  setup({ onResolve, onLoad }) {
    const kernel = resolve(kernelEntry)
    const engine = resolve(engineEntry)
    onResolve({ filter: /./ }, ({ kind, path, resolveDir, namespace }) => {
      const file = resolve(resolveDir, path)
      const isStart = kind === 'entry-point' || kind === 'dynamic-import'
      if (isStart && file !== kernel && namespace !== 'layered') {
        return {
          path: file,
          namespace: 'layered',
          pluginData: { beneath: kind === 'entry-point' ? [kernel] : [kernel, engine] },
        }
      }
      // esbuild ignores the import of a file without side effects, and package.json says that of all files.
      if (file === kernel || file === engine) return { path: file, sideEffects: true }
      return undefined
    })
    onLoad({ filter: /./, namespace: 'layered' }, ({ path, pluginData }) => ({
      contents: [`export * from '${path}'`, ...pluginData.beneath.map((file) => `import '${file}'`)].join('\n'),
      resolveDir: dirname(path),
    }))
  },
})

/** Bundles what loads later: a script tag is one file. */
export const allInOneFile = () => ({
  name: 'all-in-one-file',
  setup({ onLoad }) {
    onLoad({ filter: OWN_SOURCES }, ({ path }) => {
      const later = []
      const contents = readFileSync(path, 'utf8').replace(LATER, (_, file) => {
        const name = `later${later.length}`
        later.push(`import * as ${name} from '${file}'`)
        return `Promise.resolve(${name})`
      })
      // At the end, so that no line moves in the source map.
      return { contents: [contents, ...later].join('\n'), loader: 'ts' }
    })
  },
})

/** Says `'use client'` at the top of what the entries in a folder are built to: a bundle has lost it. */
export const withUseClient = (sources) => ({
  name: 'use-client',
  renderChunk(code, { entryPoint = '' }) {
    return sources.some((source) => entryPoint.endsWith(source)) ? { code: `'use client';${code}` } : undefined
  },
})

/** Minifies once more what esbuild has minified: about 4 % less. */
export const terse = () => ({
  name: 'terse',
  async renderChunk(code, chunk) {
    const { code: minified, map } = await minify(
      { [chunk.path]: code },
      {
        module: this.format === 'esm',
        ecma: 2020,
        compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
        sourceMap: { asObject: true, content: chunk.map },
      },
    )
    // Not returned: tsup would merge the two maps itself, and keep this machine's path where the first one has no source.
    const { sources, sourcesContent } = typeof chunk.map === 'string' ? JSON.parse(chunk.map) : chunk.map
    chunk.map = { ...map, sourcesContent: map.sources.map((source) => sourcesContent[sources.indexOf(source)]) }
    return { code: minified }
  },
})
