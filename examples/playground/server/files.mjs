import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { bundlePage } from './bundle.mjs'
import { ASSETS, PAGES } from './pages.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Everything that the page is made of, by path: a fixed list, so that no path of a request ever names a file. */
export async function loadFiles() {
  const pages = await Promise.all(
    Object.entries({ ...PAGES, ...ASSETS }).map(async ([path, name]) => {
      const body = await readFile(new URL(`../public/${name}`, import.meta.url))
      return [path, { body, type: TYPES[extname(name)] }]
    }),
  )
  const scripts = [...(await bundlePage())].map(([path, body]) => [path, { body, type: TYPES[extname(path)] }])
  return new Map([...pages, ...scripts])
}
