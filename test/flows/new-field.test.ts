import { expect, test } from 'vitest'
import { withNewLines } from '../support/edited-source.ts'
import { signUpJSON } from '../support/json.ts'

const SCRIPT = `
import { createClient, type PasswordParams, parseErrors, type SignUpField, type TicketParams } from './src/core.ts'
import { validateShape } from './src/schemas.ts'

const json = ${JSON.stringify(signUpJSON({ bio: 'Countess' }))}

export default async () => {
  const sent: unknown[] = []
  const { signUp } = createClient({
    transport: async ({ body }) => {
      sent.push(body?.bio)
      return { status: 200, headers: new Headers(), body: { response: json, client: null } }
    },
    captcha: false,
  })
  const before: string | null = signUp.bio
  const heard: (string | null)[] = []
  signUp.$bio.listen((bio) => heard.push(bio))

  await signUp.create({ emailAddress: 'ada@example.test', bio: 'Countess' })
  await signUp.update({ bio: null })
  const asked: PasswordParams = { password: 'correct horse', bio: 'Countess' }
  await signUp.future.password(asked)
  const invited: TicketParams = { ticket: 'ticket_1', bio: 'Countess' }
  await signUp.future.ticket(invited)
  // The stub sends no URL of the provider, so there is nowhere to go; the request was sent.
  const { error } = await signUp.future.sso({
    strategy: 'oauth_github', bio: 'Countess', redirectUrl: 'https://app.test/', redirectCallbackUrl: 'https://app.test/',
  })

  const field: SignUpField = 'bio'
  return {
    before,
    after: [signUp.bio, signUp.future.bio, signUp.$bio.get(), signUp.$state.get().bio],
    heard,
    sent,
    sso: error?.code,
    formField: parseErrors(null).fields.bio,
    field,
    found: validateShape('sign_up', { ...json, bio: 7 }),
  }
}
`

test('a new field of the sign-up is one line: read, shown, stored, validated, accepted and sent', async () => {
  const line = { file: 'shapes/sign-up.ts', after: '  lastName: text(),', line: '  bio: text(),' }
  const { typeErrors, result } = await withNewLines([line], SCRIPT)
  expect(typeErrors).toEqual([])
  expect(result).toEqual({
    before: null,
    after: ['Countess', 'Countess', 'Countess', 'Countess'],
    heard: ['Countess'],
    sent: ['Countess', null, 'Countess', 'Countess', 'Countess'],
    sso: 'no_redirect_url',
    formField: null,
    field: 'bio',
    found: [{ path: 'bio', expected: 'string' }],
  })
}, 120_000)
