import { join } from 'node:path'

/** Next.js 15 builds with webpack, which leaves files beside the app alone unless it is set so. */
export default {
  distDir: 'dist',
  experimental: { externalDir: true },
  outputFileTracingRoot: join(import.meta.dirname, '../../../../..'),
}
