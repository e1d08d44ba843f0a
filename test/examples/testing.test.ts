import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import { createSnippetRunner, createSnippetTests, ROOT } from './snippets.ts'
import { codeOf, snippets } from './testing-doc.ts'

const run = createSnippetRunner()

test.each([
  ['sign-up-form.test.ts', 1],
  ['knobs.test.ts', 4],
])('%s runs as it stands in the document: %i tests', async (name, count) => {
  const { runner, done } = createSnippetTests(expect)
  await run(codeOf(name), { runnerOfSnippet: runner }, { resolveDir: join(ROOT, 'examples/unit-test') })
  expect(await done()).toBe(count)
})

type Context = Readonly<Record<string, unknown>>

interface Meta {
  readonly loaders: readonly ((context: Context) => Promise<object>)[]
  render(args: object, context: Context): { readonly textContent: string }
}

interface Story {
  play?(context: Context): Promise<void>
}

/** Shows a story as Storybook does: its loaders, then `render`, then `play`. */
const show = async (meta: Meta, { play }: Story): Promise<string> => {
  const args = {}
  const loaded = Object.assign({}, ...(await Promise.all(meta.loaders.map((load) => load({ args })))))
  const canvas = meta.render(args, { args, loaded })
  await play?.({ args, loaded, canvasElement: canvas })
  return canvas.textContent
}

test('each story of the document shows what it is named for, on a mock of its own', async () => {
  const { document } = new Window()
  const code = codeOf('sign-up-form.stories.ts')
  const { default: meta, ...stories } = await run(code, { document }, { resolveDir: import.meta.dirname })
  const shown = await Promise.all(
    Object.entries(stories).map(async ([name, story]) => [name, await show(meta as Meta, story as Story)]),
  )
  expect(Object.fromEntries(shown)).toEqual({
    Empty: 'start',
    Sending: 'start, busy',
    AddressTaken: expect.stringMatching(/^start, .*taken/),
    EnterCode: 'verify',
  })
})

/** Where each block is run. */
const RUN_IN = {
  'test/examples/testing.test.ts': ['sign-up-form.test.ts', 'sign-up-form.stories.ts', 'knobs.test.ts'],
  'test/package/jest.test.ts': ['jest-environment.js', 'sign-up-form.test.ts'],
  'test/browser/testing-recipes.test.ts': [
    'mocks.ts',
    'main.ts',
    'frontend-api-route.ts',
    'sign-up.spec.ts',
    'mock-server.mjs',
    'npx headless-signup mock',
  ],
}

test('there is no block that no test runs', async () => {
  const known: readonly string[] = Object.values(RUN_IN).flat()
  const unknown = snippets.filter(({ name, code }) => !known.some((one) => one === name || code.startsWith(one)))
  expect(unknown).toEqual([])
  for (const [file, names] of Object.entries(RUN_IN)) {
    const text = await readFile(join(ROOT, file), 'utf8')
    for (const name of names) expect(text, file).toContain(name)
  }
})

test('the page stays short enough to read', async () => {
  const text = await readFile(join(ROOT, 'docs/testing.md'), 'utf8')
  expect(text.split('\n').length).toBeLessThanOrEqual(300)
})
