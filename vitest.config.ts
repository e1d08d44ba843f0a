import { defineConfig } from 'vitest/config'
import { reactCompiler } from './test/support/react-compiler.ts'
import { watchTheMock } from './test/support/watch-the-mock.ts'

const { plugins, setupFiles } = watchTheMock

/** Among the tests of the package, since it is about what is published. */
const NEEDS_CHROMIUM = 'test/package/sizes.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        test: {
          name: 'node',
          setupFiles,
          environment: 'node',
          include: [
            'test/*.test.ts',
            'test/{architecture,flows,units,mock,conformance,package,adapters,examples}/**/*.test.{ts,tsx}',
          ],
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
          include: ['test/adapters/react*.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [...plugins, reactCompiler],
        test: {
          name: 'react-compiler',
          setupFiles,
          include: ['test/adapters/react*.test.tsx'],
          testTimeout: 30_000,
        },
      },
      {
        plugins,
        test: {
          name: 'browser',
          setupFiles,
          environment: 'node',
          include: ['test/{browser,conformance/official-client}/**/*.test.ts', NEEDS_CHROMIUM],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
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
