import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { codeOf, createSnippetRunner, pageAt, ROOT, readSnippets } from './snippets.ts'

const ADA = { emailAddress: 'ada@example.test' }

const run = createSnippetRunner()

interface Button {
  onclick?(): Promise<unknown>
}

test('a sign-up through a provider, as the document has it', async () => {
  const api = createMockFrontendApi({ ...presets.socialProgressive(), clients: 'dev_browser' })
  // A browser keeps the development token for its next page.
  const document = { cookie: '' }
  const { fetch } = api
  const [button, shown]: [Button, unknown[]] = [{}, []]

  const first = pageAt('/sign-up')
  await run(await codeOf('docs/ways-to-sign-up.md', 'sign-up.ts'), {
    fetch,
    document,
    button,
    location: first.location,
  })
  await button.onclick?.()

  const { location } = pageAt(String(await api.providers.approve(first.navigations[0] ?? '', ADA)))
  const show = (step: unknown) => shown.push(step)
  await run(await codeOf('docs/ways-to-sign-up.md', 'sso-callback.ts'), { fetch, document, show, location })
  expect(shown).toEqual([expect.objectContaining({ type: 'collect', missing: ['first_name', 'last_name'] })])
})

test('a client without ky, as the document has it, loads', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const code = `${await codeOf('docs/options.md', 'without-ky.ts')}\nexport const status = await client.load().then(() => client.$status.get())`
  expect(await run(code, { fetch: api.fetch })).toMatchObject({ status: 'ready' })
})

test('a sign-up in a popup, as the document has it', async () => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const { signUp } = createClient({ transport: api.transport() })
  const sso = vi.spyOn(signUp.future, 'sso').mockResolvedValue({ error: null })
  const [button, popup]: [Button, object] = [{}, {}]
  const window = { open: () => popup }
  await run(await codeOf('docs/popups.md', 'sign-up.ts'), { button, signUp, window })
  await button.onclick?.()
  expect(sso).toHaveBeenCalledWith(expect.objectContaining({ popup, popupCallbackUrl: '/popup-callback' }))
})

test('the page in the popup goes on by itself when no page waits for it', async () => {
  const { location } = pageAt('/popup-callback')
  const client = createClient({ transport: createMockFrontendApi().transport() })
  const callback = vi.spyOn(client, 'handleRedirectCallback')
  await run(await codeOf('docs/popups.md', 'popup-callback.ts'), { client, location })
  expect(callback).toHaveBeenCalledOnce()
})

test('a sign-up is one form and one switch, as the document has it', async () => {
  const api = createMockFrontendApi()
  const { signUp, $user, load } = createClient({ transport: api.transport() })
  await load()
  const [shown, form]: [string[], { onsubmit?(event: object): Promise<unknown> }] = [[], {}]
  let inputs: Record<string, string> = {}
  const submit = async (values: Record<string, string>): Promise<void> => {
    inputs = values
    await form.onsubmit?.({ preventDefault: () => {}, submitter: null })
  }
  const show = (what: string) => shown.push(what)
  // There is no form here: what it has comes from the test.
  const FormData = new Proxy(globalThis.FormData, { construct: () => new Map(Object.entries(inputs)) })
  await run(await codeOf('docs/advance.md', 'one-form.ts'), { form, signUp, show, FormData })
  await submit({ ...ADA, password: 'correct horse 42' })
  await submit({ code: api.outbox.lastCode(ADA.emailAddress) })
  await vi.waitFor(() => expect($user.get()).not.toBeNull())
  expect(shown.slice(0, 2)).toEqual(['emailAddress, password', 'code'])
})

/**
 * How many blocks of code each document has. Each one is run above, in a test named after it, in site-docs.test.ts or
 * test/browser/start-doc.test.ts, or as docs/testing.md is; commands of a shell are those of the README and docs/testing.md.
 */
const BLOCKS = {
  'advance.md': 1,
  'forms.md': 2,
  'migration.md': 1,
  'next-step.md': 1,
  'server-side-verification.md': 2,
  'start.md': 10,
  'frameworks.md': 12,
  'vue.md': 6,
  'react.md': 7,
  'ways-to-sign-up.md': 2,
  'messages.md': 4,
  'options.md': 2,
  'popups.md': 2,
  'sign-in.md': 8,
  'ways-to-sign-in.md': 14,
  'testing-sign-in.md': 1,
}

test('the blocks about React are files of the examples, which the compiler and a browser run', async () => {
  for (const { name, code } of await readSnippets('docs/react.md')) {
    const example = name?.startsWith('app/') ? 'examples/next' : 'examples/react/src'
    expect(code, String(name)).toBe(await readFile(join(ROOT, example, String(name)), 'utf8'))
  }
})

test('there is no block that no test runs', async () => {
  const documents = (await readdir(join(ROOT, 'docs'))).filter((file) => file.endsWith('.md') && file !== 'testing.md')
  const counted = await Promise.all(
    documents.map(async (file) => [file, (await readSnippets(`docs/${file}`)).length] as const),
  )
  expect(Object.fromEntries(counted.filter(([, count]) => count > 0))).toEqual(BLOCKS)
})
