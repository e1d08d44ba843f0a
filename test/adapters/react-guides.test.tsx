// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import * as classicSignIn from './guides/classic-sign-in.tsx'
import * as classic from './guides/classic-sign-up.tsx'
import * as signInGuides from './guides/sign-in.tsx'
import * as guides from './guides/sign-up.tsx'
import { click, fill, page, shown, until, untilShown } from './support/react.tsx'
import { Pages } from './support/router.tsx'

const PHONE = '+447700900143'

const at = (path: string): void => globalThis.history.replaceState(null, '', path)

const open = (guide: ReactNode, options = {}, pages: Readonly<Record<string, ReactNode>> = {}) =>
  page(<Pages pages={{ '/': guide, ...pages }} />, options)

const arrived = async ({ client }: Awaited<ReturnType<typeof page>>): Promise<void> => {
  await untilShown('You are at /dashboard')
  await until(() => client.$session.get()?.status === 'active')
  expect(client.signUp.$nextStep.get()).toEqual({ type: 'start' })
}

test('email address and password: a mistake shows at its field, another code comes, and the user arrives', async () => {
  const made = await open(<guides.EmailPassword />)
  await fill({ emailAddress: EMAIL, password: 'short' })
  await click('Sign up')
  await untilShown('is too short')
  await fill({ password: PASSWORD })
  await click('Sign up')
  await fill({ code: '000000' })
  await click('Verify')
  await untilShown('is incorrect')
  await fill({ code: made.code() })
  await click('Verify')
  await arrived(made)
})

test('email address and password: starting over shows the first form again', async () => {
  const made = await open(<guides.EmailPassword />)
  await fill({ emailAddress: EMAIL, password: PASSWORD })
  await click('Sign up')
  await click('Start over')
  await until(() => document.querySelector('[name="emailAddress"]'))
  expect(made.signUp.id).toBeUndefined()
})

test.each([
  ['current', <guides.SmsCode key="current" />],
  ['classic', <classic.SmsCode key="classic" />],
])('a code in a text message, %s', async (_, guide) => {
  const made = await open(guide, presets.phoneCode())
  await fill({ phoneNumber: PHONE })
  await click('Continue')
  await until(() => made.api.outbox.length)
  await fill({ code: made.code(PHONE) })
  await click('Verify')
  await arrived(made)
})

test.each([
  ['current', <guides.EmailLink key="current" />],
  ['classic', <classic.EmailLink key="classic" />],
])('a link in an email, %s', async (_, guide) => {
  const made = await open(guide, presets.emailLink())
  await fill({ emailAddress: EMAIL })
  await click('Send the link')
  await until(() => made.api.outbox.length)
  await act(async () => {
    await made.api.links.open(made.api.outbox.last(EMAIL).url, { browser: made.api.browser() })
  })
  await arrived(made)
})

test.each([
  ['verified', 'verified'],
  ['expired', 'expired'],
  ['failed', 'failed'],
  ['client_mismatch', 'client mismatch'],
])('the page of a link that is %s says so', async (status, text) => {
  at(`/?__clerk_status=${status}`)
  await open(<classic.EmailLinkPage />)
  await untilShown(`The link: ${text}`)
})

test.each([
  ['current', <guides.Invitation key="current" />],
  ['classic', <classic.Invitation key="classic" />],
])('an invitation, %s', async (_, guide) => {
  const options = {
    settings: { attributes: { first_name: { enabled: true } }, sign_up: { mode: 'restricted' } },
  }
  const made = await open(<p>A page before it</p>, options, { '/invited': guide })
  at(`/invited?__clerk_ticket=${made.api.tickets.issue({ emailAddress: EMAIL })}`)
  await act(async () => void globalThis.dispatchEvent(new PopStateEvent('popstate')))
  await fill({ firstName: 'Ada', password: PASSWORD })
  await click('Accept the invitation')
  await arrived(made)
})

const withUsername = { settings: { attributes: { username: { enabled: true, required: true } } } }

test.each([
  ['current', <guides.Continue key="current" />],
  ['classic', <classic.Continue key="classic" />],
])('what a provider left out is asked for, %s', async (_, guide) => {
  const made = await open(guide, withUsername)
  await untilShown('No sign-up is in progress')
  await act(async () => {
    await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
    await made.signUp.attemptEmailAddressVerification({ code: made.code() })
  })
  await fill({ username: 'ada_lovelace' })
  await click('Continue')
  await arrived(made)
})

test.each([
  ['current', <guides.LegalAcceptance key="current" />],
  ['classic', <classic.LegalAcceptance key="classic" />],
])('what a form has for a checkbox is an acceptance, %s', async (_, guide) => {
  const { settings } = presets.usernameAndPassword()
  const made = await open(guide, {
    settings: { ...settings, sign_up: { legal_consent_enabled: true } },
  })
  await fill({ username: 'ada_lovelace', password: PASSWORD, legalAccepted: true })
  await click('Sign up')
  await arrived(made)
})

test.each([
  ['current', <guides.Waitlist key="current" />],
  ['classic', <classic.Waitlist key="classic" />],
])('an instance with a waitlist says so, %s', async (_, guide) => {
  await open(guide, { settings: { sign_up: { mode: 'waitlist' } } })
  await fill({ emailAddress: EMAIL })
  await click('Sign up')
  await untilShown('join the waitlist')
})

test.each([
  ['a complete sign-up, current', <guides.Callback key="current" />, true, 'You are at /dashboard'],
  ['no sign-up, current', <guides.Callback key="current" />, false, 'You are at /sign-up'],
  ['a complete sign-up, classic', <classic.Callback key="classic" />, true, 'You are at /dashboard'],
  ['no sign-up, classic', <classic.Callback key="classic" />, false, 'You are at /sign-up'],
])('a callback page of your own with %s', async (_, guide, isComplete, text) => {
  const made = await open(<p>On the way</p>, {}, { '/callback': guide })
  if (isComplete) {
    await act(async () => {
      await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
      await made.signUp.attemptEmailAddressVerification({ code: made.code() })
    })
  }
  at('/callback')
  await act(async () => void globalThis.dispatchEvent(new PopStateEvent('popstate')))
  await untilShown(text)
})

test('the classic sign-up: loading, a mistake, a code, and the dashboard', async () => {
  const made = await open(<classic.SignUp />)
  await fill({ emailAddress: EMAIL, password: 'short' })
  await click('Sign up')
  await untilShown('Passwords must be')
  await fill({ password: PASSWORD })
  await click('Sign up')
  await until(() => made.api.outbox.length)
  await fill({ code: made.code() })
  await click('Verify')
  await arrived(made)
})

const withAda = async (guide: ReactNode) => {
  const made = await open(guide, {
    settings: { attributes: { email_address: { enabled: true, first_factors: ['email_code'] } } },
  })
  made.api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  return made
}

test.each([
  ['current', <signInGuides.EmailPassword key="current" />],
  ['classic', <classicSignIn.SignIn key="classic" />],
])('signing in with a password, %s', async (_, guide) => {
  const made = await withAda(guide)
  await fill({ emailAddress: EMAIL, password: 'wrong horse 42' })
  await click('Sign in')
  await until(() => document.querySelector('p')?.textContent)
  await fill({ password: PASSWORD })
  await click('Sign in')
  await arrived(made)
})

test.each([
  ['current', <signInGuides.EmailCode key="current" />],
  ['classic', <classicSignIn.SignInByCode key="classic" />],
])('signing in with a code, %s', async (_, guide) => {
  const made = await withAda(guide)
  await fill({ emailAddress: EMAIL })
  await click('Send the code')
  await until(() => made.api.outbox.length)
  await fill({ code: made.code() })
  await click('Verify')
  await arrived(made)
})

test.each([
  ['current', <signInGuides.SignInOrUp key="current" />],
  ['classic', <classicSignIn.SignInOrUp key="classic" />],
])('one form signs in a user that is known, and signs up one that is not, %s', async (_, guide) => {
  const made = await withAda(guide)
  await fill({ emailAddress: 'grace@example.test', password: PASSWORD })
  await click('Continue')
  await until(() => made.api.outbox.length)
  await fill({ code: made.code('grace@example.test') })
  await click('Verify')
  await untilShown('You are at /welcome')
})

test.each([
  ['current', <signInGuides.PendingSession key="current" />],
  ['classic', <classicSignIn.PendingSession key="classic" />],
])('the page of a pending session says what is left to do, %s', async (_, guide) => {
  const made = await open(guide, { sessionTasks: ['choose-organization'] })
  await untilShown('Nothing is left to do')
  await act(async () => {
    await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
    await made.signUp.attemptEmailAddressVerification({ code: made.code() })
    await made.signUp.finalize()
  })
  expect(shown()).toBe('Left to do: choose-organization')
})
