import type { Plugin } from 'esbuild'

/** Writes to `file` which packages are inside the built files, with their licences. */
export function notices(file: string): Plugin
