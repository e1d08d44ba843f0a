import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const TYPES = { css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** The addresses at which an app shows its page: providers and links lead back to some of them. */
const PAGES = ['/', '/callback/sign-up', '/callback/sign-in', '/verify']

/** Builds an app by its own configuration, and returns its files by their paths. Writes nothing. */
export async function viteApp(name) {
  const root = fileURLToPath(new URL(`./${name}`, import.meta.url))
  const { output } = await build({ root, logLevel: 'warn', build: { write: false } })
  const files = output.map((file) => [
    `/${file.fileName}`,
    { type: TYPES[file.fileName.split('.').at(-1)], read: () => file.code ?? file.source },
  ])
  const all = Object.fromEntries(files)
  return { ...all, ...Object.fromEntries(PAGES.map((path) => [path, all['/index.html']])) }
}
