import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { eventually, userOf } from '../support/form-page.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, createSnippetRunner, pageAt, readSnippets } from './snippets.ts'

const run = createSnippetRunner()

test('the form of the document, bound as the document has it, signs a user up', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const [html] = await readSnippets('docs/forms.md')
  const { window } = new JSDOM(html?.code ?? '', { url: 'https://app.example.test/' })
  const { document, FormData, Event, CustomEvent, AbortController } = window
  const { location, navigations } = pageAt('/')
  const page = { window, document, FormData, Event, CustomEvent, AbortController, location }
  const { submit, sees } = userOf(document.forms[0] as HTMLFormElement)
  await run(await codeOf('docs/forms.md', 'bind-form.ts'), {
    ...page,
    fetch: api.fetch,
  })
  submit({ emailAddress: EMAIL, password: PASSWORD })
  await sees('verify')
  submit({ code: api.outbox.lastCode(EMAIL) })
  await eventually(() => expect(navigations).toEqual(['/welcome']))
  expect(api.sessions).toHaveLength(1)
})
