import { join } from 'node:path'
import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: 'dist',
  // The styles and screens that all examples share are beside this folder.
  turbopack: { root: join(import.meta.dirname, '../..') },
}

export default config
