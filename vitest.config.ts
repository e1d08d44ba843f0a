import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { reactCompiler } from './test/support/react-compiler.ts'
import { watchTheMock } from './test/support/watch-the-mock.ts'

const { plugins } = watchTheMock

const setupFiles = [...watchTheMock.setupFiles, './test/support/patience.ts']

/** A busy machine may need longer than a second for a single import. */
const expectSoon = { poll: { timeout: 15_000 } }

/** Among the tests of the package, since it is about what is published. */
const NEEDS_CHROMIUM = 'test/package/sizes.test.ts'

/** Not one fewer than there are cores, as Vitest has it: a browser test waits half of its time. Each may have a Chromium. */
const MOST_WORKERS = 4

export default defineConfig({
  test: {
    maxWorkers: Math.min(availableParallelism(), MOST_WORKERS),
    projects: [
      {
        plugins,
        test: {
          name: 'node',
          setupFiles,
          expect: expectSoon,
          environment: 'node',
          // Nothing has state at module level: what one file imported serves the next.
          isolate: false,
          // It asks the runtime what there is when it is imported, which a test may do once more.
          server: { deps: { inline: ['ky'] } },
          include: ['test/*.test.ts', 'test/{architecture,flows,units,mock,conformance,package,examples}/**/*.test.ts'],
          exclude: ['test/conformance/official-client/**', NEEDS_CHROMIUM],
          // Tests of the package start Node and the compiler.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins,
        resolve: {
          alias: [
            {
              find: /^(react(?:-dom)?)(?=$|\/)/,
              replacement: `${import.meta.dirname}/test/adapters/react-18/node_modules/$1`,
            },
          ],
        },
        test: {
          name: 'react-18',
          env: { REACT_MAJOR: '18' },
          setupFiles,
          expect: expectSoon,
          include: ['test/adapters/react*.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [...plugins, reactCompiler],
        test: {
          name: 'react-compiler',
          setupFiles,
          expect: expectSoon,
          include: ['test/adapters/react*.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        plugins,
        test: {
          // Each file is alone: a framework keeps the document that was there when it was imported.
          name: 'adapters',
          setupFiles,
          expect: expectSoon,
          environment: 'node',
          include: ['test/adapters/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        plugins,
        test: {
          name: 'browser',
          setupFiles,
          expect: expectSoon,
          environment: 'node',
          // The files of a worker share a bundle.
          isolate: false,
          include: ['test/{browser,conformance/official-client}/**/*.test.ts', NEEDS_CHROMIUM],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: 'tsconfig.json',
          },
        },
      },
    ],
  },
})
