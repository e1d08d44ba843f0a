// Prints the address of every file that the process loads: `node --import ./scripts/note-loads.mjs …`.
import { writeSync } from 'node:fs'
import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Node runs the hook in a thread of its own, which loads this file again.
if (isMainThread) register(import.meta.url)

export async function load(url, context, next) {
  if (url.startsWith('file:')) writeSync(1, `${url}\n`)
  return next(url, context)
}
