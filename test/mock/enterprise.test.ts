import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { type MockFrontendApiOptions, MockSettingsError, presets } from '../../src/testing/index.ts'
import type { SignUpJSON } from '../support/wire.ts'
import { setup } from './setup.ts'

const ADA = 'ada@corp.test'
const SSO = {
  strategy: 'enterprise_sso',
  redirectUrl: 'https://app.example.test/sso-callback',
  actionCompleteRedirectUrl: 'https://app.example.test/welcome',
}
const TWO: MockFrontendApiOptions = {
  ...presets.enterprise(),
  enterpriseConnections: [
    { name: 'Corp', domains: ['corp.test'] },
    { id: 'entconn_labs', name: 'Corp Labs', domains: ['CORP.test', 'labs.test'], provider: 'saml_okta' },
  ],
}

const urlOf = ({ verifications }: SignUpJSON): string =>
  verifications?.external_account?.external_verification_redirect_url ?? ''

test('an address of a company signs up through its connection', async () => {
  const { api, create, get, client } = setup(presets.enterprise())
  const signUp = await create({ ...SSO, emailAddress: ADA })
  expect(signUp.verifications?.external_account).toMatchObject({ status: 'unverified', strategy: 'enterprise_sso' })
  const landing = await api.providers.approve(urlOf(signUp), { emailAddress: ADA, firstName: 'Ada' })
  expect(String(landing)).toBe(SSO.actionCompleteRedirectUrl)
  expect((await get(signUp.id)).response).toMatchObject({
    status: 'complete',
    verifications: {
      email_address: { status: 'verified', strategy: 'enterprise_sso' },
      external_account: { status: 'verified', strategy: 'enterprise_sso' },
    },
  })
  expect((await client())?.sessions[0]?.user).toMatchObject({
    external_accounts: [],
    enterprise_accounts: [{ email_address: ADA, enterprise_connection_id: 'entconn_corp' }],
  })
})

test('the page is the company’s own', async () => {
  const { api, create } = setup(presets.enterprise())
  const signUp = await create({ ...SSO, emailAddress: ADA })
  const html = await (await api.fetch(new Request(urlOf(signUp)))).text()
  expect(html).toContain('<h1>Continue with Corp</h1>')
  expect(html).toContain(`value="${ADA}"`)
})

test('an address of a company misses enterprise_sso, whatever else it has', async () => {
  const { create, update } = setup(presets.enterprise())
  const signUp = await create({ emailAddress: ADA })
  expect(signUp).toMatchObject({
    required_fields: ['email_address', 'enterprise_sso'],
    missing_fields: ['enterprise_sso'],
  })
  expect(await update(signUp.id, { emailAddress: 'ada@home.test' })).toMatchObject({
    required_fields: ['email_address'],
    missing_fields: [],
  })
})

test('one of several connections has to be chosen', async () => {
  const { api, create, update, rejected, enterpriseConnections, get } = setup(TWO)
  const { id } = await create({ emailAddress: ADA })
  expect(await rejected('PATCH', paths.signUp(id), SSO)).toMatchObject({
    status: 422,
    errors: [{ code: 'enterprise_connection_id_is_required_with_multiple_connections' }],
  })
  const connections = await enterpriseConnections(id)
  expect(connections).toEqual([
    { id: 'entconn_corp', name: 'Corp', provider: 'saml_custom', logo_public_url: null },
    { id: 'entconn_labs', name: 'Corp Labs', provider: 'saml_okta', logo_public_url: null },
  ])
  const signUp = await update(id, { ...SSO, enterpriseConnectionId: 'entconn_labs' })
  await api.providers.approve(urlOf(signUp), { emailAddress: ADA })
  expect((await get(id)).response.status).toBe('complete')
  expect(api.users).toMatchObject([{ externalAccounts: [{ connectionId: 'entconn_labs' }] }])
})

test('an address that belongs to no company has no connections', async () => {
  const { create, enterpriseConnections } = setup(TWO)
  const { id } = await create({ emailAddress: 'ada@home.test' })
  expect(await enterpriseConnections(id)).toEqual([])
})

test.each([
  [{ ...SSO }, 'form_param_missing', 'email_address'],
  [{ ...SSO, emailAddress: 'ada@home.test' }, 'form_param_value_invalid', 'email_address'],
  [{ ...SSO, enterpriseConnectionId: 'entconn_unknown' }, 'form_param_value_invalid', 'enterprise_connection_id'],
  [{ strategy: 'enterprise_sso', emailAddress: ADA }, 'form_param_missing', 'redirect_url'],
])('%o is rejected', async (given, code, param) => {
  const { rejected } = setup(presets.enterprise())
  expect(await rejected('POST', paths.signUps, given)).toMatchObject({
    status: 422,
    errors: [{ code, meta: { param_name: param } }],
  })
})

test('enterprise_sso is rejected while it is off', async () => {
  const { rejected } = setup()
  const { errors } = await rejected('POST', paths.signUps, { ...SSO, emailAddress: ADA })
  expect(errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }])
})

test.each([
  [{ emailAddress: 'ada@home.test' }, 'enterprise_sso_email_address_domain_mismatch'],
  [{ id: 'ada' }, 'enterprise_sso_user_attribute_missing'],
])('a company that passes on %o is an error', async (identity, code) => {
  const { api, create, get } = setup(presets.enterprise())
  const signUp = await create({ ...SSO, emailAddress: ADA })
  expect(String(await api.providers.approve(urlOf(signUp), identity))).toBe(SSO.redirectUrl)
  expect((await get(signUp.id)).response.verifications?.external_account).toMatchObject({
    status: 'failed',
    error: { code },
  })
})

test('an address of a company does not come through a social provider', async () => {
  const { api, create, get } = setup(presets.enterprise())
  api.providers.add('oauth_google')
  const signUp = await create({ ...SSO, strategy: 'oauth_google' })
  await api.providers.approve(urlOf(signUp), { emailAddress: ADA })
  expect((await get(signUp.id)).response.verifications?.external_account?.error?.code).toBe(
    'oauth_email_domain_reserved_by_saml',
  )
})

test('people may be known at a connection', async () => {
  const { api, create } = setup(presets.enterprise())
  api.providers.add('entconn_corp', { identities: [{ emailAddress: ADA, firstName: 'Ada' }] })
  const signUp = await create({ ...SSO, enterpriseConnectionId: 'entconn_corp' })
  await api.providers.approve(urlOf(signUp))
  expect(api.users).toMatchObject([{ emailAddress: ADA, firstName: 'Ada' }])
})

test.each([
  [{ enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'] }] }, 'settings.enterprise_sso.enabled'],
  [{ ...presets.enterprise(), enterpriseConnections: [{ name: 'Corp', domains: [] }] }, 'no `domains`'],
  [
    {
      ...presets.enterprise(),
      enterpriseConnections: [
        { name: 'Corp', domains: ['a.test'] },
        { name: 'corp', domains: ['b.test'] },
      ],
    },
    'entconn_corp',
  ],
])('connections that contradict the settings are an error', (options: MockFrontendApiOptions, advice) => {
  expect(() => setup(options)).toThrow(MockSettingsError)
  expect(() => setup(options)).toThrow(advice)
})
