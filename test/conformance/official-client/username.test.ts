import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { verifiedToken } from '../../support/session-token.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const USERNAME = 'ada_l'
const PASSWORD = 'correct horse 42'
const COMPLETE = {
  signUp: { status: 'complete', username: USERNAME, hasPassword: true, missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { username: USERNAME, passwordEnabled: true },
}
const options = presets.usernameAndPassword()

classic('a username and a password: one request is the whole sign-up', {
  options,
  script: async ({ signUp, activate, look, api, getToken }) => {
    await signUp.create({ username: USERNAME, password: PASSWORD })
    const { createdSessionId } = (await look()).signUp
    expect(api.requests.filter(({ path }) => path.startsWith('/client/sign_ups'))).toHaveLength(1)
    await activate('signUp')
    const { claims } = await verifiedToken(api, await getToken())
    expect(claims).toMatchObject({ sid: createdSessionId, sub: api.users[0]?.id })
  },
  ends: COMPLETE,
})

future('a username and a password: one request is the whole sign-up', {
  options,
  script: async ({ signUp, look, api, getToken }) => {
    await signUp.password({ username: USERNAME, password: PASSWORD })
    const { createdSessionId } = (await look()).signUp
    expect(api.requests.filter(({ path }) => path.startsWith('/client/sign_ups'))).toHaveLength(1)
    await signUp.finalize()
    const { claims } = await verifiedToken(api, await getToken())
    expect(claims).toMatchObject({ sid: createdSessionId, sub: api.users[0]?.id })
  },
  ends: COMPLETE,
})

classic('a username that another user has, and then another one', {
  options,
  script: async ({ signUp, activate, look, api }) => {
    api.users.add({ username: 'grace' })
    await expect(signUp.create({ username: 'Grace', password: PASSWORD })).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_identifier_exists', paramName: 'username' }],
    })
    expect((await look()).signUp).toMatchObject({ username: null, hasPassword: false })
    await signUp.create({ username: USERNAME, password: PASSWORD })
    await activate('signUp')
    expect(api.users).toHaveLength(2)
  },
  rejected: ['form_identifier_exists'],
  ends: COMPLETE,
})

future('a username that another user has, and then another one, at the end of a sign-up', {
  options,
  script: async ({ signUp, look, api }) => {
    api.users.add({ username: 'grace' })
    await signUp.password({ password: PASSWORD })
    const { error } = await signUp.update({ username: 'grace' })
    expect(error).toMatchObject({ status: 422, errors: [{ paramName: 'username' }] })
    expect((await look()).signUp).toMatchObject({ username: null, hasPassword: true, missingFields: ['username'] })
    await signUp.update({ username: USERNAME })
    await signUp.finalize()
  },
  rejected: ['form_identifier_exists'],
  ends: COMPLETE,
})

future('a username and a password that the instance does not accept', {
  options,
  script: async ({ signUp, api }) => {
    const { error } = await signUp.password({ username: 'a', password: 'short' })
    expect(error?.errors.map(({ paramName }) => paramName)).toEqual(['username', 'password'])
    expect(api.users).toHaveLength(0)
  },
  rejected: ['form_username_invalid_length', 'form_password_length_too_short'],
  ends: { signUp: { username: null, hasPassword: false }, session: null, user: null },
})
