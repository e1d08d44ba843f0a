import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'
import { allInOneFile, inLayers, terse } from './scripts/chunks.mjs'

// The oldest browsers and Node that run what is published. A test holds the built files to the same list.
export const FLOOR = ['safari15.4', 'chrome97', 'firefox104', 'node20.19']

const shortErrorTexts: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'short error texts',
  setup: ({ onResolve }) => {
    const path = fileURLToPath(new URL('src/error-texts.production.ts', import.meta.url))
    onResolve({ filter: /\/error-texts\.ts$/ }, () => ({ path }))
  },
}

// `clean` stays off: all configurations build at once, and one would delete what another wrote.
const shared = {
  target: FLOOR,
  platform: 'browser',
  sourcemap: true,
  clean: false,
  dts: false,
  removeNodeProtocol: false,
  // nanostores asks, and a browser has no `process`.
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies Options

const production = { ...shared, esbuildPlugins: [shortErrorTexts] } satisfies Options

// nanostores is inside so that a page without a bundler can import these files; its copies share what they have to.
const inside = ['nanostores']

const layers = inLayers('src/core.ts', 'src/engine.ts')

const client = { index: 'src/index.ts', core: 'src/core.ts', schemas: 'src/schemas.ts', vue: 'src/vue/index.ts' }

const mock = {
  testing: 'src/testing/index.ts',
  'testing-msw': 'src/testing/msw/index.ts',
  'testing-node': 'src/testing/node/index.ts',
  command: 'src/command/main.ts',
}

export default defineConfig([
  {
    ...production,
    name: 'client',
    entry: client,
    format: ['esm'],
    splitting: true,
    noExternal: inside,
    esbuildPlugins: [shortErrorTexts, layers],
  },
  {
    ...production,
    name: 'mock',
    entry: mock,
    format: ['esm'],
    splitting: true,
    // What the mock verifies wallets with is inside: nobody installs it for the client's sake.
    noExternal: [/^@(noble|scure)\//],
    external: [/^node:/],
  },
  {
    ...shared,
    name: 'types',
    entry: { ...client, ...mock },
    format: ['esm'],
    // tsup adds `baseUrl`, which TypeScript 6 refuses unless told otherwise.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    name: 'development',
    entry: { index: 'src/index.ts', core: 'src/core.ts', vue: 'src/vue/index.ts' },
    outDir: 'dist/development',
    format: ['esm'],
    splitting: true,
    noExternal: inside,
    esbuildPlugins: [layers],
  },
  {
    ...production,
    name: 'browser',
    entry: { 'headless-signup': 'src/index.ts', core: 'src/core.ts' },
    outDir: 'dist/browser',
    format: ['esm'],
    minify: true,
    splitting: true,
    noExternal: [/.*/],
    esbuildPlugins: [shortErrorTexts, layers],
    plugins: [terse()],
  },
  {
    ...production,
    name: 'global',
    entry: { 'headless-signup': 'src/global.ts' },
    format: ['iife'],
    globalName: 'HeadlessSignUp',
    minify: true,
    splitting: false,
    noExternal: [/.*/],
    esbuildPlugins: [shortErrorTexts, allInOneFile()],
    plugins: [terse()],
    outExtension: () => ({ js: '.global.js' }),
  },
])
