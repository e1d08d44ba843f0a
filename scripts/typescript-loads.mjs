// Lets Node load TypeScript as it is, file by file, so that each keeps its address: `register(…)` of node:module takes it.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
  const text = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'es2022' })
  return { format: 'module', source: code, shortCircuit: true }
}
