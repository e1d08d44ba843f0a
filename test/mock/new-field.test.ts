import { expect, test } from 'vitest'
import { withNewLine } from '../support/edited-source.ts'

const SCRIPT = `
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
  const { result } = await withNewLine(line, SCRIPT)
  expect(result).toMatchObject({
    bios: [null, 'Countess', 'Countess', null],
    stored: 'Countess',
    sent: 'Countess',
    logged: { bio: 'Countess' },
    unknown: 422,
  })
}, 120_000)
