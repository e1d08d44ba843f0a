import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { launchBrowser } from './browser.ts'
import { expectSignedIn, openStrictPage, signUpByForm } from './example-page.ts'
import { newerFunctionsOf, removeNewerFunctions } from './newer-functions.ts'
import { ORIGIN, servePublished, WAYS } from './published-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const open = async (way: (typeof WAYS)[keyof typeof WAYS]) => {
  const api = createMockFrontendApi()
  const opened = await openStrictPage(browser)
  await servePublished(opened.page, way, api)
  return { ...opened, api }
}

test.each(Object.entries(WAYS))('%s signs a user up under a strict policy', async (_, way) => {
  const { page, complaints, api } = await open(way)
  await page.goto(ORIGIN)
  await signUpByForm(page, api)
  await page.reload()
  await expectSignedIn(page)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})

/** The files of an import map are those of a module script. */
const WAYS_AT_THE_FLOOR = Object.entries(WAYS).filter(([, { elements }]) => !elements.includes('importmap'))

test.each(WAYS_AT_THE_FLOOR)('%s signs a user up in a browser as poor as the oldest', async (_, way) => {
  const { page, complaints, api } = await open(way)
  await removeNewerFunctions(page)
  await page.goto(ORIGIN)
  expect(await newerFunctionsOf(page)).toEqual([])
  await signUpByForm(page, api)
  await page.reload()
  await expectSignedIn(page)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})
