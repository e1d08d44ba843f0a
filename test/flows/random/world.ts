import { type Client, createClient } from '../../../src/index.ts'
import { paths } from '../../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockBrowser, type MockFrontendApi } from '../../../src/testing/index.ts'
import type { SignUpJSON } from '../../support/wire.ts'
import { createModel, type Model } from './model.ts'
import type { RandomSettings } from './settings.ts'
import { optionsOf, TAKEN } from './settings.ts'
import { type Watch, watch } from './watch.ts'

/** One user's page, the server behind it, and what the model knows of both. */
export interface World {
  readonly api: MockFrontendApi
  readonly browser: MockBrowser
  readonly model: Model
  client: Client
  watch: Watch
  /** Whether the client knows everything that the server does. */
  isCurrent: boolean
}

export const openPage = (browser: MockBrowser): Client =>
  createClient({ transport: browser.transport, captcha: false, locale: 'en-GB', timezone: 'Europe/London' })

export const createWorld = (settings: RandomSettings): World => {
  const api = createMockFrontendApi(optionsOf(settings))
  api.users.add(TAKEN)
  const browser = api.browser()
  const client = openPage(browser)
  return { api, browser, client, model: createModel(), watch: watch(client), isCurrent: true }
}

/** The sign-up that this page is about, as the server has it. */
export const serverSignUp = async ({ browser, client }: World): Promise<SignUpJSON | null> => {
  const { id } = client.signUp
  if (id === undefined) return null
  const { body } = await browser.transport({ method: 'GET', path: paths.signUp(id) })
  return (body as { response: SignUpJSON }).response
}
