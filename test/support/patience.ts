import { vi } from 'vitest'

/** As long as `expect.poll` waits, by vitest.config.ts. Vitest's own second is too short for a busy machine. */
const TIMEOUT_MS = 15_000

const { waitFor, waitUntil } = vi

type Wait = typeof waitFor

const withPatience = (wait: Wait): Wait => {
  const patiently: Wait = (isSo, options) =>
    wait(isSo, typeof options === 'number' ? options : { timeout: TIMEOUT_MS, ...options })
  return patiently
}

// Files that share a worker share it, too.
if (waitFor.name !== 'patiently') {
  vi.waitFor = withPatience(waitFor)
  vi.waitUntil = withPatience(waitUntil as Wait) as typeof waitUntil // of its type they differ in what the function returns
}
