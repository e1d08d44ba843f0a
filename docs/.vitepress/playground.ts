import { join } from 'node:path'
import { writeStaticPlayground } from '../../examples/playground/static/build.mjs'

/** Where the playground's own page is, below the site: docs/playground.md shows it. */
const FOLDER = 'playground-app/'

export const writePlayground = ({ outDir, base }: { readonly outDir: string; readonly base: string }): Promise<void> =>
  writeStaticPlayground(join(outDir, FOLDER), `${base}${FOLDER}`)
