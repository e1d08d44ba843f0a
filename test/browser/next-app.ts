import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../examples/snippets.ts'

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')
const APP = join(ROOT, 'examples/next')

/** What a user's shell has: Next.js warns about the `NODE_ENV` of tests. */
const { NODE_ENV: _, ...environment } = process.env
const options = { cwd: ROOT, env: { ...environment, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } as NodeJS.ProcessEnv }

/** Builds the Next.js example anew, and resolves to all that the build prints. */
export const buildNextApp = async (): Promise<string> => {
  const cache = join(APP, 'dist/cache')
  await rm(cache, { recursive: true, force: true })
  // Where the environment says that it is continuous integration, Next.js warns about a cache that is not there.
  await mkdir(cache, { recursive: true })
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [NEXT, 'build', APP], options)
  return stdout + stderr
}

/** Starts what was built on a free port, with what it prints. */
export const startNextApp = async () => {
  const server = spawn(process.execPath, [NEXT, 'start', APP, '-H', '127.0.0.1', '-p', '0'], options)
  const ended = once(server, 'exit')
  let printed = ''
  const port = await new Promise<string>((resolve, reject) => {
    const print = (text: Buffer): void => {
      printed += text
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
      if (found) resolve(found)
    }
    server.stdout.on('data', print)
    server.stderr.on('data', print)
    server.once('exit', () => reject(new Error(`next start has ended: ${printed}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    printed: () => printed,
    close: async () => {
      server.kill()
      await ended
    },
  }
}
