import { build, type Plugin } from 'esbuild'
import { JSDOM } from 'jsdom'
import { compile } from 'svelte/compiler'
import { expect, onTestFinished, vi } from 'vitest'
import type { Client } from '../../src/index.ts'
import type { MockFrontendApi } from '../../src/testing/index.ts'
import { compileVue } from './compile-vue.ts'
import { ROOT } from './snippets.ts'

/** The modules of a recipe, by the names that it imports them by. */
export type Modules = Readonly<Record<string, string>>

const compiled = (path: string, code: string): string => {
  if (path.endsWith('.vue')) return compileVue(path, code)
  if (!path.endsWith('.svelte')) return code
  const { js, warnings } = compile(code, { filename: path, generate: 'client' })
  expect(warnings).toEqual([])
  return js.code
}

const given = (modules: Modules): Plugin => ({
  name: 'modules of a recipe',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /.*/ }, ({ path }) => (Object.hasOwn(modules, path) ? { path, namespace: 'given' } : undefined))
    onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({
      contents: compiled(path, modules[path] ?? ''),
      loader: path.endsWith('.svelte') ? 'js' : 'ts',
      resolveDir: ROOT,
    }))
  },
})

/** A page with globals that a recipe may use, and everything that its console said. */
export const openRecipePage = (globals: object, body = '') => {
  const { window } = new JSDOM(`<body>${body}</body>`, { runScripts: 'outside-only', pretendToBeVisual: true })
  const complaints: unknown[] = []
  window.console.error = window.console.warn = (...args: unknown[]) => complaints.push(args)
  Object.assign(window, globals)
  onTestFinished(() => window.close())
  const { document } = window

  /** Runs a module there. What it defines as a global is a member of `window`. */
  const run = async (code: string, modules: Modules = {}): Promise<void> => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      platform: 'browser',
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      conditions: ['browser', 'production'],
      plugins: [given(modules)],
      logLevel: 'error',
    })
    window.eval(outputFiles[0]?.text ?? '')
  }

  const fill = (values: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(values)) {
      const input = document.querySelector<HTMLInputElement>(`[name="${name}"]`)
      if (!input) throw new Error(`The page has no input ${name}: ${document.body.innerHTML}`)
      input.value = value
    }
  }
  const submit = (): void => document.querySelector('button')?.click()

  return { window, document, run, fill, submit, complaints }
}

export const ADA = { emailAddress: 'ada@example.test', password: 'correct horse 42' }

interface RecipePage extends ReturnType<typeof openRecipePage> {
  readonly api: MockFrontendApi
  readonly client: Client
}

/** Signs up with the form of a recipe: each step is one click. */
export const signUpByRecipe = async ({
  api,
  client,
  document,
  fill,
  submit,
  complaints,
}: RecipePage): Promise<void> => {
  await client.load()
  fill({ ...ADA, password: 'short' })
  submit()
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('too short'))
  fill(ADA)
  submit()
  await vi.waitFor(() => fill({ code: api.outbox.lastCode(ADA.emailAddress) }))
  submit()
  await vi.waitFor(() => expect(client.signUp.$nextStep.get().type).toBe('finalize'))
  submit()
  await vi.waitFor(() => expect(client.$user.get()).not.toBeNull())
  expect(complaints).toEqual([])
}
