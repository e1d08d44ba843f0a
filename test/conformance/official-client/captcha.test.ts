import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import { TURNSTILE_STUB, TURNSTILE_URL } from '../../support/turnstile.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const COMPLETE = { signUp: { status: 'complete' }, session: { status: 'active' }, user: {} }

const withCaptcha = (widgetType: 'smart' | 'invisible') => ({
  settings: { ...presets.emailCode().settings, sign_up: { captcha_enabled: true } },
  displayConfig: { captcha_widget_type: widgetType },
})

/** Stands in for Turnstile. Its tokens are numbered from 1 in each page: a page that is loaded again brings used ones. */
const turnstile = async (_: MockFrontendApi, context: BrowserContext): Promise<undefined> => {
  await context.route(TURNSTILE_URL, (route) => route.fulfill({ contentType: 'text/javascript', body: TURNSTILE_STUB }))
}

/** Where the page of an app has the challenge. */
const addPlace = (page: Page): Promise<void> =>
  page.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { id: 'clerk-captcha' })))

/** What each request of this page said of a captcha. */
const captchasSent = (api: MockFrontendApi, below = '/client/sign_ups') =>
  api.requests
    .filter(({ method, path }) => method === 'POST' && path.startsWith(below))
    .map(({ body }) => [body?.captcha_token, body?.captcha_widget_type, body?.captcha_error])

const NOTHING = [undefined, undefined, undefined]

classic('a captcha is solved for a new sign-up, and for nothing else', {
  options: withCaptcha('smart'),
  arrive: turnstile,
  script: async ({ signUp, activate, api, page }) => {
    await addPlace(page)
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    expect(captchasSent(api)).toEqual([['turnstile-token-1', 'smart', undefined], NOTHING, NOTHING])
    await activate('signUp')
  },
  ends: COMPLETE,
})

future('a captcha is solved for a new sign-up, and for nothing else', {
  options: withCaptcha('smart'),
  arrive: turnstile,
  script: async ({ signUp, api, page }) => {
    await addPlace(page)
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    expect(captchasSent(api)).toEqual([['turnstile-token-1', 'smart', undefined], NOTHING, NOTHING])
    await signUp.finalize()
  },
  ends: COMPLETE,
})

classic('an invisible captcha, whose solution is rejected when it comes again', {
  options: withCaptcha('invisible'),
  arrive: turnstile,
  script: async ({ signUp, look, api, reload }) => {
    await signUp.create({ emailAddress: EMAIL })
    await reload()
    await expect(signUp.create({ emailAddress: 'ada@lovelace.test' })).rejects.toMatchObject({ status: 400 })
    expect((await look()).signUp).toMatchObject({ emailAddress: EMAIL })
    await signUp.create({ emailAddress: 'ada@lovelace.test' })
    expect(captchasSent(api).map(([token]) => token)).toEqual([
      'turnstile-token-1',
      'turnstile-token-1',
      'turnstile-token-2',
    ])
  },
  rejected: ['captcha_invalid'],
  ends: { signUp: { emailAddress: 'ada@lovelace.test' }, session: null, user: null },
})

future('an invisible captcha, whose solution is rejected when it comes again', {
  options: withCaptcha('invisible'),
  arrive: turnstile,
  script: async ({ signUp, look, api, reload }) => {
    await signUp.create({ emailAddress: EMAIL })
    await reload()
    const { error } = await signUp.create({ emailAddress: 'ada@lovelace.test' })
    expect(error).toMatchObject({ status: 400 })
    expect((await look()).signUp).toMatchObject({ emailAddress: EMAIL })
    await signUp.create({ emailAddress: 'ada@lovelace.test' })
    expect(captchasSent(api)).toEqual([
      ['turnstile-token-1', 'invisible', undefined],
      ['turnstile-token-1', 'invisible', undefined],
      ['turnstile-token-2', 'invisible', undefined],
    ])
  },
  rejected: ['captcha_invalid'],
  ends: { signUp: { emailAddress: 'ada@lovelace.test' }, session: null, user: null },
})

for (const [plan, error] of [
  [['200100'], '200100'],
  [['300030', '300030', '300030'], '300030,300030,300030'],
] as const)
  classic(`a captcha that fails with ${error} is reported to the server, which rejects, and the next one is solved`, {
    options: withCaptcha('smart'),
    arrive: async (api, context) => {
      await context.addInitScript((codes) => Object.assign(window, { plan: [...codes] }), plan)
      return turnstile(api, context)
    },
    script: async ({ signUp, page, api }) => {
      await addPlace(page)
      await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ status: 400 })
      await signUp.create({ emailAddress: EMAIL })
      expect(captchasSent(api)).toEqual([
        [undefined, undefined, error],
        ['turnstile-token-1', 'smart', undefined],
      ])
    },
    rejected: ['captcha_invalid'],
    ends: { signUp: { emailAddress: EMAIL }, session: null, user: null },
  })

future('a captcha is solved for a sign-in that may become a sign-up, and not for the sign-up that it becomes', {
  options: withCaptcha('smart'),
  arrive: turnstile,
  script: async ({ signIn, signUp, api, page }) => {
    await addPlace(page)
    await signIn.create({ identifier: EMAIL, signUpIfMissing: true })
    await signIn.emailCode.sendCode()
    await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.create({ transfer: true })
    expect(captchasSent(api, '/client/sign_ins')[0]).toEqual(['turnstile-token-1', 'smart', undefined])
    expect(captchasSent(api)).toEqual([NOTHING])
    await signUp.finalize()
  },
  ends: COMPLETE,
  official: { finding: 'S24', rejected: ['sign_up_if_missing_transfer'], ends: COMPLETE },
})
