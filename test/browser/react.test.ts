import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser } from 'playwright-core'
import { createServer } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { mockFrontendApi } from '../../examples/react/mock.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { launchBrowser, openPage } from './browser.ts'
import { signUpByForm } from './example-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The example as Vite serves it, with what was built of this package. */
const openExample = async () => {
  const api = createMockFrontendApi(presets.password())
  const server = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, '../../examples/react'),
    cacheDir: resolve(import.meta.dirname, '../../node_modules/.cache/react-example'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [react(), mockFrontendApi(api, () => {})],
  })
  await server.listen()
  onTestFinished(() => server.close())
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  return { api, page, complaints }
}

test('the React example signs a user up, keeps the session, signs out, and signs the user in again', async () => {
  const { api, page, complaints } = await openExample()
  await signUpByForm(page, api)
  await page.reload()
  await page.getByText('Welcome, ada@example.test!').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'I have an account' }).click()
  await page.getByLabel('Email address').fill('ada@example.test')
  await page.getByLabel('Password').fill('correct horse 42')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Welcome, ada@example.test!').waitFor()
  expect(complaints).toEqual([])
})
