import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { OUTSIDE } from '../.vitepress/outside.ts'

const ROOT = new URL('../../', import.meta.url)

export default {
  paths: () =>
    Object.entries(OUTSIDE).map(([page, file]) => ({
      params: { page: posix.basename(page, '.md') },
      content: readFileSync(new URL(file, ROOT), 'utf8'),
    })),
}
