import { defineConfig } from 'tsup'

// `clean` stays off: both configurations build at once, and one would delete what the other wrote.
const shared = {
  target: 'es2022',
  platform: 'browser',
  sourcemap: true,
  clean: false,
  removeNodeProtocol: false,
} as const

export default defineConfig([
  {
    ...shared,
    name: 'esm',
    entry: {
      index: 'src/index.ts',
      core: 'src/core.ts',
      testing: 'src/testing/index.ts',
      'testing-msw': 'src/testing/msw/index.ts',
      'testing-node': 'src/testing/node/index.ts',
      command: 'src/command/main.ts',
    },
    format: ['esm'],
    splitting: true,
    // What the mock verifies wallets with is inside: nobody installs it for the client's sake.
    noExternal: [/^@(noble|scure)\//],
    external: [/^node:/],
    // tsup adds `baseUrl`, which TypeScript 6 refuses unless told otherwise.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    name: 'global',
    entry: { 'headless-signup': 'src/global.ts' },
    format: ['iife'],
    globalName: 'HeadlessSignUp',
    minify: true,
    splitting: false,
    dts: false,
    noExternal: [/.*/],
    outExtension: () => ({ js: '.global.js' }),
  },
])
