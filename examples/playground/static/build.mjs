import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundlePage } from '../server/bundle.mjs'
import { ASSETS, PAGES } from '../server/pages.mjs'

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url))

/** A page of the server, as it is below `home`: its addresses, and its script. */
const pageBelow = (home, text) =>
  text.replaceAll(/ (href|src)="\//g, ` $1="${home}`).replace('/assets/app.js"', '/assets/start.js"')

const bundleWorker = async () => {
  const { outputFiles } = await build({
    entryPoints: [fromHere('worker.mjs')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
    tsconfigRaw: {},
  })
  return outputFiles[0].contents
}

/** Writes the playground as plain files, which are to be served at the path `home`, with a slash at both ends. */
export async function writeStaticPlayground(folder, home) {
  const write = async (path, contents) => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, contents)
  }
  const publicFile = (name) => fromHere(`../public/${name}`)
  for (const name of new Set(Object.values(PAGES)))
    await write(name, pageBelow(home, await readFile(publicFile(name), 'utf8')))
  for (const [path, contents] of await bundlePage()) if (!path.endsWith('.map')) await write(path, contents)
  for (const [path, name] of Object.entries(ASSETS)) await cp(publicFile(name), join(folder, path))
  await cp(fromHere('start.mjs'), join(folder, 'assets/start.js'))
  await write('worker.js', await bundleWorker())
}
