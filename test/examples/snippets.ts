import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'

export const ROOT = resolve(import.meta.dirname, '../..')

/** One block of code of a document. */
export interface Snippet {
  readonly language: string
  /** The file that its first line names. */
  readonly name: string | null
  readonly code: string
}

/** Every block of code of a document, in order. */
export const readSnippets = async (document: string): Promise<readonly Snippet[]> => {
  const text = await readFile(join(ROOT, document), 'utf8')
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', code = '']) => ({
    language,
    name: /^(?:\/\/|#|<!--) (\S+\.\w+)(?: -->)?\n/.exec(code)?.[1] ?? null,
    code,
  }))
}

/** The code of a block, by the file that it names. */
export const codeOf = async (document: string, name: string): Promise<string> => {
  const found = (await readSnippets(document)).find((snippet) => snippet.name === name)
  if (!found) throw new Error(`${document} has no block that begins with // ${name}`)
  return found.code
}

/** A page of the app: its address, and where it goes. */
export const pageAt = (url: string) => {
  const navigations: string[] = []
  const location = Object.assign(new URL(url, 'https://app.example.test'), {
    assign: (to: string) => navigations.push(to),
  })
  return { location, navigations }
}

const ALIAS = {
  'headless-signup': join(ROOT, 'src/index.ts'),
  'headless-signup/core': join(ROOT, 'src/core.ts'),
  'headless-signup/testing': join(ROOT, 'src/testing/index.ts'),
  'headless-signup/testing/msw': join(ROOT, 'src/testing/msw/index.ts'),
  'headless-signup/testing/node': join(ROOT, 'src/testing/node/index.ts'),
}

/** Modules that are texts: what a snippet imports beside what is published. */
const givenModules = (modules: Readonly<Record<string, string>>): Plugin => ({
  name: 'given modules',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /.*/ }, ({ path }) => (Object.hasOwn(modules, path) ? { path, namespace: 'given' } : undefined))
    onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({
      contents: modules[path] ?? '',
      loader: 'ts',
      resolveDir: ROOT,
    }))
  },
})

interface BundleOptions {
  /** What it imports, by the name that it imports it by. */
  readonly modules?: Readonly<Record<string, string>> | undefined
  /** Where its relative imports begin. Default: the root. */
  readonly resolveDir?: string | undefined
  readonly platform?: 'node' | 'browser' | undefined
}

/** A snippet as a module without imports, beside those of Node and Vitest. */
export const bundleSnippet = async (
  code: string,
  { modules = {}, resolveDir = ROOT, platform = 'node' }: BundleOptions = {},
): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform,
    alias: ALIAS,
    plugins: [givenModules(modules)],
    external: ['vitest', '@playwright/test'],
    define: platform === 'browser' ? { 'process.env.NODE_ENV': '"production"' } : {},
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** Runs snippets here, with what they do not define themselves as globals. */
export const createSnippetRunner = () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(ROOT, 'node_modules/.snippets-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  return async (
    code: string,
    surroundings: Readonly<Record<string, unknown>> = {},
    options?: BundleOptions,
  ): Promise<Record<string, unknown>> => {
    for (const [name, value] of Object.entries(surroundings)) vi.stubGlobal(name, value)
    const file = join(folder, `${crypto.randomUUID()}.mjs`)
    const bundled = await bundleSnippet(code, options)
    // The snippet's own tests run when it is loaded: inside this one there can be no others.
    const text = bundled.replace(
      /import \{([^}]*)\} from "(?:vitest|@playwright\/test)"/g,
      (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = globalThis.runnerOfSnippet`,
    )
    await writeFile(file, text)
    return import(/* @vite-ignore */ pathToFileURL(file).href)
  }
}

/** Stands in for the runner of a snippet's own tests. `done` resolves when all of them have passed. */
export const createSnippetTests = (expect: unknown, fixtures: Readonly<Record<string, unknown>> = {}) => {
  const bodies: (() => unknown)[] = []
  return {
    runner: { expect, test: (_name: string, body: (given: unknown) => unknown) => bodies.push(() => body(fixtures)) },
    /** Runs them one after the other, and returns how many there were. */
    done: async (): Promise<number> => {
      for (const body of bodies) await body()
      return bodies.length
    },
  }
}
