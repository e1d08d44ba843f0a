import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../examples/snippets.ts'

/** The example, and the Next.js that builds it. */
export interface NextApp {
  readonly app: string
  /** Where the packages are that are not those of this repository. */
  readonly packages: string
}

export const example: NextApp = { app: join(ROOT, 'examples/next'), packages: join(ROOT, 'node_modules') }

/** Copies the example to where an older Next.js is, and beside it what it shares with others. */
export const copyForNext15 = async (): Promise<NextApp> => {
  const home = join(import.meta.dirname, 'next-15')
  const [copy, packages] = [join(home, 'dist'), join(home, 'node_modules')]
  await rm(copy, { recursive: true, force: true })
  for (const folder of ['next/app', 'shared']) {
    await cp(join(ROOT, 'examples', folder), join(copy, folder), { recursive: true })
  }
  for (const file of ['next.config.mjs', 'tsconfig.json']) await cp(join(home, file), join(copy, 'next', file))
  // A package finds itself by its own name, but not from inside of another one. A link to all of it would be a circle.
  const self = join(packages, 'headless-signup')
  await rm(self, { recursive: true, force: true })
  await cp(join(ROOT, 'package.json'), join(self, 'package.json'))
  await symlink(join(ROOT, 'dist'), join(self, 'dist'))
  return { app: join(copy, 'next'), packages }
}

const nextOf = ({ packages }: NextApp): string => join(packages, 'next/dist/bin/next')

/** What a user's shell has: Next.js warns about the `NODE_ENV` of tests. */
const { NODE_ENV: _, ...environment } = process.env
const options = { cwd: ROOT, env: { ...environment, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } as NodeJS.ProcessEnv }

/** Builds the app anew, and resolves to all that the build prints. */
export const buildNextApp = async (made: NextApp): Promise<string> => {
  const cache = join(made.app, 'dist/cache')
  await rm(cache, { recursive: true, force: true })
  // Where the environment says that it is continuous integration, Next.js warns about a cache that is not there.
  await mkdir(cache, { recursive: true })
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [nextOf(made), 'build', made.app], options)
  return stdout + stderr
}

/** Starts what was built on a free port, with what it prints. */
export const startNextApp = async (made: NextApp) => {
  const server = spawn(process.execPath, [nextOf(made), 'start', made.app, '-H', '127.0.0.1', '-p', '0'], options)
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
