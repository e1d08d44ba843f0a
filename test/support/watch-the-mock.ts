import { dirname, resolve } from 'node:path'

const SERVE = resolve(import.meta.dirname, '../../src/testing/server/serve.ts')
const WATCHED = resolve(import.meta.dirname, 'watched-serve.ts')

/** Has the mock of a test project import its `serve` through the watch. */
const plugin = {
  name: 'watch-the-mock',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined) =>
    importer !== undefined && importer !== WATCHED && resolve(dirname(importer), source) === SERVE ? WATCHED : null,
}

/** What a test project needs, so that a response that the service would not send fails the test that caused it. */
export const watchTheMock = {
  plugins: [plugin],
  setupFiles: [resolve(import.meta.dirname, 'watch-responses.ts')],
}
