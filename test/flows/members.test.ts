import { expect, test, vi } from 'vitest'
import type { SignUp } from '../../src/index.ts'
import { actions } from '../../src/sign-up/part.ts'
import { signUpJSON, verificationJSON } from '../support/json.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const FIELDS =
  'id status requiredFields optionalFields missingFields unverifiedFields username firstName lastName emailAddress phoneNumber hasPassword unsafeMetadata publicMetadata externalId customAction createdSessionId createdUserId abandonAt legalAcceptedAt locale timezone protectCheck isTransferable existingSession canBeDiscarded verifications'
const SIGN_UP = `${FIELDS} web3wallet externalAccount passwordEnabled supportedExternalAccounts future $cooldown $nextStep
  advance create update upsert password reload prepareVerification attemptVerification prepareEmailAddressVerification
  attemptEmailAddressVerification preparePhoneNumberVerification attemptPhoneNumberVerification prepareWeb3WalletVerification
  attemptWeb3WalletVerification web3 authenticateWithWeb3 authenticateWithMetamask authenticateWithCoinbaseWallet
  authenticateWithBase authenticateWithOKXWallet authenticateWithSolana sso authenticateWithRedirect authenticateWithPopup
  signUpWithOAuth getEnterpriseConnections createEmailLinkFlow ticket submitProtectCheck validatePassword finalize reset toJSON`
const FUTURE = `${FIELDS} web3Wallet advance create update password web3 sso ticket submitProtectCheck finalize reset`
const VERIFICATIONS = `sendEmailCode verifyEmailCode sendPhoneCode verifyPhoneCode sendEmailLink waitForEmailLinkVerification
  emailAddress phoneNumber web3Wallet externalAccount emailLinkVerification`

const CLIENT = `signUp signIn $status $environment $isActivating $session $sessions $user $lastAuthenticationStrategy load reload setActive
  signOut getToken authenticateWithGoogleOneTap authenticateWithWeb3 handleEmailLinkVerification handleRedirectCallback
  completePopup destroy`

const names = (text: string): string[] => text.split(/\s+/).sort()

const WITH_NAMES = { settings: { attributes: { first_name: { enabled: true } } } }

/** A sign-up with values in it. */
const started = async () => {
  const given = setup(WITH_NAMES)
  await given.signUp.create({ emailAddress: EMAIL, password: PASSWORD, firstName: 'Ada' })
  return given
}

test('Object.keys has each member of both interfaces, and no store that is made on demand', () => {
  const { client, signUp, future } = setup()
  expect(Object.keys(client).sort()).toEqual(names(CLIENT))
  expect(Object.keys(signUp).sort()).toEqual(names(SIGN_UP))
  expect(Object.keys(future).sort()).toEqual(names(FUTURE))
  expect(Object.keys(future.verifications).sort()).toEqual(names(VERIFICATIONS))
  const found: string[] = []
  for (const name in signUp) found.push(name)
  expect(found).toEqual(Object.keys(signUp))
  expect('$status' in signUp).toBe(true)
})

test('a spread is a snapshot: each value as it was, and methods that work', async () => {
  const { client, signUp, future } = await started()
  const copy = { ...signUp }
  expect({ ...client }.$status).toBe(client.$status)
  const copyOfFuture = { ...future }
  await copy.update({ firstName: 'Grace' })
  expect(copy.firstName).toBe('Ada')
  expect(copyOfFuture.firstName).toBe('Ada')
  expect(copy.verifications.emailAddress).toBe(signUp.verifications.emailAddress)
  expect(copy.future).toBe(future)
  expect(copy.$nextStep).toBe(signUp.$nextStep)
  expect(signUp.firstName).toBe('Grace')
  expect(await copyOfFuture.update({ firstName: 'Joan' })).toEqual({ error: null })
  expect(future.firstName).toBe('Joan')
})

test('as JSON, a sign-up is its attempt, and its other interface is its values', async () => {
  const { signUp, future } = await started()
  expect(JSON.parse(JSON.stringify(signUp))).toEqual(JSON.parse(JSON.stringify(signUp.toJSON())))
  const values = JSON.parse(JSON.stringify(future))
  expect(values).toMatchObject({ id: signUp.id, firstName: 'Ada', verifications: { emailAddress: { attempts: null } } })
  expect(Object.keys(values)).not.toContain('create')
})

test('a view of a sign-up (Object.create) reads the current values, stores and methods', async () => {
  const { signUp } = await started()
  const view: SignUp = Object.create(signUp)
  const viewOfFuture: SignUp['future'] = Object.create(signUp.future)
  expect(await view.update({ firstName: 'Grace' })).toBe(signUp)
  expect([view.firstName, view.isTransferable, view.$firstName.get()]).toEqual(['Grace', false, 'Grace'])
  expect(view.$firstName).toBe(signUp.$firstName)
  expect(view.future).toBe(signUp.future)
  expect(view.$nextStep).toBe(signUp.$nextStep)
  expect(viewOfFuture.firstName).toBe('Grace')
  expect(viewOfFuture.verifications).toBe(signUp.future.verifications)
})

/** As Vue does it: each member is read with the proxy as its receiver, and objects that can change are wrapped too. */
const reactive = <Target extends object>(target: Target, wrapped = new WeakMap<object, object>()): Target => {
  const known = wrapped.get(target)
  if (known) return known as Target
  const proxy = new Proxy(target, {
    get: (from, name, receiver) => {
      const value: unknown = Reflect.get(from, name, receiver)
      const isWrapped = typeof value === 'object' && value !== null && Object.isExtensible(value)
      return isWrapped && !(value instanceof Date) ? reactive(value, wrapped) : value
    },
  })
  wrapped.set(target, proxy)
  return proxy
}

test('a reactive proxy of a sign-up reads the current values and stores, and its methods work', async () => {
  const { signUp } = await started()
  const proxy = reactive(signUp)
  await proxy.prepareEmailAddressVerification()
  await proxy.update({ firstName: 'Grace' })
  expect([proxy.firstName, proxy.future.firstName, proxy.$firstName.get()]).toEqual(['Grace', 'Grace', 'Grace'])
  expect(proxy.verifications.emailAddress).toMatchObject({ status: 'unverified' })
  expect(proxy.existingSession).toBeUndefined()
  expect(proxy.$nextStep.get().type).toBe('verify')
  const heard: unknown[] = []
  proxy.$firstName.listen((value) => heard.push(value))
  await proxy.future.update({ firstName: 'Joan' })
  expect(heard).toEqual(['Joan'])
  expect(Object.keys(proxy)).toEqual(Object.keys(signUp))
  expect({ ...proxy }.firstName).toBe('Joan')
})

test('the attempt can be cloned', async () => {
  const { signUp } = await started()
  expect(structuredClone(signUp.toJSON())).toEqual(signUp.toJSON())
  expect(structuredClone(signUp.$state.get())).toEqual(signUp.$state.get())
  expect(structuredClone(signUp.$verifications.get())).toEqual(signUp.$verifications.get())
})

test('each method is the same function each time, and works on its own', async () => {
  const { signUp, future, code } = setup(WITH_NAMES)
  const { create, update, $status, toJSON } = signUp
  expect(signUp.create).toBe(create)
  expect(await create({ emailAddress: EMAIL, password: PASSWORD })).toBe(signUp)
  expect(await update({ firstName: 'Ada' })).toBe(signUp)
  const { sendEmailCode, verifyEmailCode } = future.verifications
  await sendEmailCode()
  expect(await verifyEmailCode({ code: code() })).toEqual({ error: null })
  expect($status.get()).toBe('complete')
  expect(toJSON()).toBe(signUp.$state.get())
})

test('a test can replace a method, and a value cannot be set', async () => {
  const { signUp, future } = setup()
  const create = vi.spyOn(signUp, 'create').mockResolvedValue(signUp)
  await signUp.create({ firstName: 'Ada' })
  expect(create).toHaveBeenCalledOnce()
  vi.spyOn(future, 'create').mockResolvedValue({ error: null })
  expect(await future.create()).toEqual({ error: null })
  expect(() => Object.assign(signUp, { firstName: 'Eve' })).toThrow(TypeError)
  expect(() => Object.assign(future, { firstName: 'Eve' })).toThrow(TypeError)
  expect(signUp.firstName).toBeNull()
})

test('when one value changes, the others keep their identity', async () => {
  const { signUp, future } = await started()
  const { requiredFields, supportedExternalAccounts, verifications } = signUp
  const { emailAddress, phoneNumber } = verifications
  await signUp.update({ firstName: 'Grace' })
  expect(signUp.requiredFields).toBe(requiredFields)
  expect(signUp.supportedExternalAccounts).toBe(supportedExternalAccounts)
  expect(signUp.verifications).toBe(verifications)
  await signUp.prepareEmailAddressVerification()
  expect(signUp.verifications.emailAddress).not.toBe(emailAddress)
  expect(signUp.verifications.phoneNumber).toBe(phoneNumber)
  expect(future.verifications.phoneNumber).toBe(phoneNumber)
})

test('each value and each store keeps its identity while nothing changed, for each client its own', async () => {
  const error = { code: 'identifier_already_signed_in', message: '', meta: { session_id: 'sess_1' } }
  const transport = async () => ({
    status: 200,
    headers: new Headers(),
    body: {
      response: signUpJSON({ verifications: { external_account: verificationJSON({ error }) } }),
      client: null,
    },
  })
  const [given, other] = [setup({}, { transport }), setup({}, { transport })]
  await given.signUp.create()
  const of = ({ client, signUp }: typeof given): unknown[] => [
    ...Object.values(client),
    ...Object.values(signUp),
    ...Object.values(signUp.future),
    ...Object.values(signUp.future.verifications),
    ...Object.keys(signUp.toJSON()).map((name) => Reflect.get(signUp, `$${name}`)),
    signUp.$errors.get(),
    signUp.$existingSession.get(),
    signUp.$supportedExternalAccounts.get(),
  ]
  const before = of(given)
  expect(given.signUp.existingSession).toEqual({ sessionId: 'sess_1' })
  expect(given.future.existingSession).toBe(given.signUp.existingSession)
  await other.signUp.create({ firstName: 'Grace' })
  await given.signUp.update({ firstName: 'Ada' })
  of(given).forEach((value, index) => {
    expect(value, `member ${index}`).toBe(before[index])
  })
  expect(other.signUp.existingSession).not.toBe(given.signUp.existingSession)
  expect(other.signUp.$status).not.toBe(given.signUp.$status)
})

test('every action of a sign-up is a method, and every method has an action or is of the page alone', () => {
  const { signUp } = setup().client
  const faces = [signUp, signUp.future, signUp.future.verifications] as unknown as Record<string, unknown>[]
  const methods = faces.flatMap((face) => Object.keys(face).filter((name) => typeof face[name] === 'function'))
  const ofThePage = ['createEmailLinkFlow', 'reset', 'toJSON', 'validatePassword']
  const withoutMethod = ['learnStrategies', 'startEmailLink']
  expect([...new Set([...methods, ...withoutMethod])].sort()).toEqual([...Object.keys(actions), ...ofThePage].sort())
})
