import { expect, test } from 'vitest'
import type { Playground } from '../../examples/playground/server.mjs'
import { PASSWORD, playgroundSetup, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

const EXPIRED = 'The code for ada@example.com has expired. Ask for a new one.'

/** What changed a sign-up, without the ids: a method and a path each. */
const changes = ({ api }: Playground): string[] =>
  api.requests.flatMap(({ method, path }) =>
    method !== 'GET' && path.includes('sign_ups') ? [`${method} ${path.replace(/sua_\w+/, '…')}`] : [],
  )

test('a sign-up takes two requests: its code is sent with the first', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await page.getByText('that we sent to ada@example.com').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(changes(playground)).toEqual(['POST /client/sign_ups', 'POST /client/sign_ups/…/attempt_verification'])
  expect(playground.api.outbox).toHaveLength(1)
})

test('a link is sent with the first request, too', async () => {
  const { playground, page, user } = await setup()
  await user.choose('Verified by', 'Link')
  await startWithEmail(user)
  await page.getByText('This page goes on by itself').waitFor()
  expect(changes(playground)).toEqual(['POST /client/sign_ups'])
  expect(playground.api.outbox[0]?.url).toBeDefined()
})

test('a code to a phone is sent with the first request, by the channel of the settings', async () => {
  const { playground, user } = await setup()
  for (const [setting, option] of [
    ['Phone number', 'Required'],
    ['Phone codes by', 'WhatsApp'],
    ['Email address', 'Off'],
  ] as const)
    await user.choose(setting, option)
  await user.type('Phone number', '+44 7700 900143')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('Check your phone').waitFor()
  expect(changes(playground)).toEqual(['POST /client/sign_ups'])
  expect(playground.api.outbox).toMatchObject([{ channel: 'whatsapp', to: '+447700900143' }])
})

test('of two addresses the first gets its code with the form, the second when it is next', async () => {
  const { playground, user } = await setup()
  await user.choose('Phone number', 'Required')
  await user.type('Phone number', '+44 7700 900143')
  await startWithEmail(user)
  expect(playground.api.outbox.map(({ channel }) => channel)).toEqual(['email'])
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Check your phone').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.outbox.map(({ channel }) => channel)).toEqual(['email', 'sms'])
})

test('another address gets its code with the change', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user, 'adda@example.com')
  await user.press('Use another email address')
  await user.type('Email address', 'ada@example.com')
  await user.press('Save and send a code')
  await page.getByText('that we sent to ada@example.com').waitFor()
  expect(changes(playground)).toEqual(['POST /client/sign_ups', 'PATCH /client/sign_ups/…'])
  expect(playground.api.outbox.map(({ to }) => to)).toEqual(['adda@example.com', 'ada@example.com'])
})

test('a code that expires says so by itself, without a request, and a new one is entered', async () => {
  const { playground, page, user } = await setup()
  await page.clock.install()
  await page.reload()
  await startWithEmail(user)
  await page.getByText('that we sent to ada@example.com').waitFor()
  const requests = () => playground.api.requests.filter(({ path }) => path.includes('sign_ups'))
  const before = requests().length

  playground.api.clock.advance(601_000)
  await page.clock.fastForward(601_000)
  await page.getByRole('paragraph').filter({ hasText: EXPIRED }).waitFor()
  expect(await user.field('Code').isVisible()).toBe(false)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Send a new code')
  expect(requests()).toHaveLength(before)

  await user.press('Send a new code')
  await expect.poll(() => user.field('Code').isVisible()).toBe(true)
  await page.getByRole('button', { name: `Fill in code ${playground.api.outbox[1]?.code}` }).click()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('a link that expires says so by itself, and a new one is opened', async () => {
  const { playground, page, user } = await setup()
  await user.choose('Verified by', 'Link')
  await page.clock.install()
  await page.reload()
  await startWithEmail(user)
  await page.getByText('This page goes on by itself').waitFor()
  playground.api.clock.advance(601_000)
  await page.clock.fastForward(601_000)
  await page
    .getByRole('paragraph')
    .filter({ hasText: EXPIRED.replace('code', 'link') })
    .waitFor()
  await user.press('Send a new link')
  await expect.poll(() => playground.api.outbox.length).toBe(2)
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Open the link' }).click()
  await opened
  await user.heading('Welcome').waitFor()
})

test('a code that only the server knows to be expired says so as soon as it is entered', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await expect.poll(() => playground.api.outbox.length).toBe(1)
  playground.api.clock.advance(11 * 60_000)
  await user.fillInCode()
  await user.press('Verify')
  await page.getByRole('paragraph').filter({ hasText: EXPIRED }).waitFor()
  await user.press('Send a new code')
  await expect.poll(() => playground.api.outbox.length).toBe(2)
  await page.getByRole('button', { name: `Fill in code ${playground.api.outbox[1]?.code}` }).click()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('every wrong code is counted, without another request', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  const before = playground.api.requests.length
  for (const count of ['1 attempt', '2 attempts']) {
    await user.type('Code', '000000')
    await user.press('Verify')
    await page.locator('#state').getByText(count, { exact: false }).waitFor()
  }
  expect(playground.api.requests).toHaveLength(before + 2)
})
