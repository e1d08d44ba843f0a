import { expect, test } from 'vitest'
import { withNewLines } from '../support/edited-source.ts'

const FIELD_SCRIPT = `
import { createClient } from './src/core.ts'
import { createMockFrontendApi, presets } from './src/testing/index.ts'

export default async () => {
  const api = createMockFrontendApi(presets.emailCode())
  const transport = api.transport()
  const { signUp } = createClient({ transport, captcha: false })
  const bios: (string | null)[] = []
  await signUp.create({ emailAddress: 'ada@example.test' })
  bios.push(signUp.bio)
  await signUp.update({ bio: 'Countess' })
  bios.push(signUp.bio)
  await signUp.reload()
  bios.push(signUp.bio)
  const { body } = await transport({ method: 'GET', path: '/client' })
  const stored = JSON.parse(JSON.stringify(api.snapshot())).state.signUps[0].bio
  await signUp.update({ bio: null })
  bios.push(signUp.bio)
  const { status } = await transport({ method: 'POST', path: '/client/sign_ups', body: { motto: 'x' } })
  return { bios, stored, sent: body.response.sign_up.bio, logged: api.requests[1]?.body, unknown: status }
}
`

test('a new text field of the sign-up needs no line in the mock: it is accepted, stored and presented', async () => {
  const line = { file: 'shapes/sign-up.ts', after: '  lastName: text(),', line: '  bio: text(),' }
  const { result } = await withNewLines([line], FIELD_SCRIPT)
  expect(result).toMatchObject({
    bios: [null, 'Countess', 'Countess', null],
    stored: 'Countess',
    sent: 'Countess',
    logged: { bio: 'Countess' },
    unknown: 422,
  })
}, 120_000)

const STRATEGY_SCRIPT = `
import { createMockFrontendApi } from './src/testing/index.ts'
import { createClient } from './src/core.ts'

export default async () => {
  const email_address = { enabled: false, required: false }
  const phone_number = { enabled: true, required: true, verifications: ['telegram_code'] }
  const api = createMockFrontendApi({ settings: { attributes: { email_address, phone_number, password: email_address } } })
  const { signUp } = createClient({ transport: api.transport(), captcha: false })
  await signUp.create({ phoneNumber: '+447700900143', strategy: 'telegram_code' })
  const { channel, code = '' } = api.outbox.last('+447700900143')
  const wrong = await signUp.attemptVerification({ strategy: 'telegram_code', code: '000000' }).catch(({ errors }) => errors[0].code)
  await signUp.attemptVerification({ strategy: 'telegram_code', code })
  return { channel, wrong, status: signUp.status }
}
`

test('a new code strategy needs no line in the mock either: its code is sent, checked and completes the sign-up', async () => {
  const row = `  telegram_code: { verification: 'phoneNumber', sends: 'code', channels: ['telegram'] },`
  const line = { file: 'shapes/strategies.ts', after: '  phone_code: {', line: row }
  const { result } = await withNewLines([line], STRATEGY_SCRIPT)
  expect(result).toEqual({ channel: 'telegram', wrong: 'form_code_incorrect', status: 'complete' })
}, 120_000)
