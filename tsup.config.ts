import { defineConfig, type Options } from 'tsup'
import { allInOneFile, inLayers, shortErrorTexts, terse, withUseClient } from './scripts/chunks.mjs'
import { notices } from './scripts/notices.mjs'

// The oldest browsers and Node that run what is published. A test holds the built files to the same list.
export const FLOOR = ['safari15.4', 'chrome97', 'firefox104', 'node20.19']

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

const licences = notices('dist/THIRD-PARTY-NOTICES.txt')

const production = { ...shared, esbuildPlugins: [shortErrorTexts, licences] } satisfies Options

// nanostores is inside so that a page without a bundler can import these files; its copies share what they have to.
const inside = ['nanostores']

const layers = inLayers('src/core.ts', 'src/engine.ts')

const client = { index: 'src/index.ts', core: 'src/core.ts', schemas: 'src/schemas.ts' }

/** What the adapters share, and what other frameworks use. */
const views = { views: 'src/views/index.ts' }

const vue = { vue: 'src/vue/index.ts' }

const react = {
  react: 'src/react/index.ts',
  'react-legacy': 'src/react/legacy.ts',
  'react-errors': 'src/react/errors.ts',
}

/** Server components render those around them. The guards for errors work on both sides. */
const useClient = withUseClient([react.react, react['react-legacy']])

const mock = {
  testing: 'src/testing/index.ts',
  'testing-msw': 'src/testing/msw/index.ts',
  'testing-node': 'src/testing/node/index.ts',
  command: 'src/command/main.ts',
}

const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja', 'pt']

/** Beside a client: each is one file that imports nothing, so that it fits every build of the client. */
const beside = {
  forms: 'src/forms/index.ts',
  logger: 'src/logger/console-logger.ts',
  messages: 'src/messages/index.ts',
  ...Object.fromEntries(LANGUAGES.map((language) => [`messages/${language}`, `src/messages/${language}.ts`])),
}

export default defineConfig([
  {
    ...production,
    name: 'client',
    entry: { ...client, ...views, ...react, ...vue },
    format: ['esm'],
    splitting: true,
    noExternal: inside,
    esbuildPlugins: [shortErrorTexts, licences, layers],
    plugins: [useClient],
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
    ...production,
    name: 'beside a client',
    entry: beside,
    format: ['esm'],
    splitting: false,
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
  },
  {
    ...shared,
    name: 'types',
    entry: { ...client, ...views, ...react, ...vue, ...mock, ...beside },
    format: ['esm'],
    // tsup adds `baseUrl`, which TypeScript 6 rejects without this.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    name: 'development',
    entry: { index: 'src/index.ts', core: 'src/core.ts', ...views, ...react, ...vue },
    outDir: 'dist/development',
    format: ['esm'],
    splitting: true,
    noExternal: inside,
    esbuildPlugins: [licences, layers],
    plugins: [useClient],
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
    esbuildPlugins: [shortErrorTexts, licences, layers],
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
    esbuildPlugins: [shortErrorTexts, licences, allInOneFile()],
    plugins: [terse()],
    outExtension: () => ({ js: '.global.js' }),
  },
])
