import type { Client } from 'headless-signup'
import {
  type AuthState,
  type ClassicSignUpState,
  type Clerk,
  type SessionState,
  type SignUpState,
  type UserState,
  viewsOf,
} from 'headless-signup/views'
import type { ReadableAtom } from 'nanostores'
import { expect, test } from 'vitest'
import { type ClientViews, scopeOf } from '../../src/views/views.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { withAda } from '../support/sign-in.ts'

type View<Value> = (views: ClientViews) => ReadableAtom<Value>

const signUpView: View<SignUpState> = ({ $signUp }) => $signUp
const classicSignUpView: View<ClassicSignUpState> = ({ classic }) => classic.$signUp
const clerkView: View<Clerk> = ({ $clerk }) => $clerk
const authView: View<AuthState> = ({ $auth }) => $auth
const userView: View<UserState> = ({ $user }) => $user
const sessionView: View<SessionState> = ({ $session }) => $session

/** A client and its views: those of the present, and those of a server. */
const viewed = (...options: Parameters<typeof setup>) => {
  const made = setup(...options)
  const live = viewsOf(made.client) as ClientViews
  const { pristine } = scopeOf(made.client)
  return {
    ...made,
    now: <Value>(view: View<Value>): Value => view(live).get(),
    before: <Value>(view: View<Value>): Value => view(pristine).get(),
    seen: <Value>(view: View<Value>): Value[] => {
      const values: Value[] = []
      view(live).listen((value) => values.push(value))
      return values
    },
  }
}

const signedUp = async (...options: Parameters<typeof setup>) => {
  const made = viewed(...options)
  await made.client.load()
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
  await made.signUp.attemptEmailAddressVerification({ code: made.code() })
  return made
}

test('a view is another object for each change of the attempt, and none for what is only being fetched', async () => {
  const { now, signUp, future } = viewed()
  const first = now(signUpView)
  expect(now(signUpView)).toBe(first)
  const creating = future.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(now(signUpView)).toMatchObject({ fetchStatus: 'fetching' })
  expect(now(signUpView).signUp).toBe(first.signUp)
  await creating
  const second = now(signUpView).signUp
  expect(second).not.toBe(first.signUp)
  expect(second.verifications).not.toBe(first.signUp.verifications)
  await signUp.reset()
  expect(now(signUpView).signUp).not.toBe(second)
})

test('a view has the stores of what it shows', async () => {
  const { client, now } = viewed()
  await client.load()
  const [{ signUp }, { signIn }, clerk] = [
    now(classicSignUpView),
    now(({ classic }) => classic.$signIn),
    now(clerkView),
  ]
  expect(signUp?.$status).toBe(client.signUp.$status)
  expect(signUp?.$nextStep).toBe(client.signUp.$nextStep)
  expect(signIn?.$status).toBe(client.signIn.$status)
  expect(clerk.client?.signUp.$emailAddress).toBe(client.signUp.$emailAddress)
  expect(Object.keys(signUp ?? {})).toEqual(Object.keys(client.signUp))
})

test('the members of a view are always the current ones, and its methods work on their own', async () => {
  const { now, signUp, code } = viewed()
  const { signUp: view } = now(signUpView)
  const { create } = view
  expect(await create({ emailAddress: EMAIL, password: PASSWORD })).toEqual({ error: null })
  expect([view.status, view.emailAddress, view.unverifiedFields]).toEqual([
    'missing_requirements',
    EMAIL,
    ['email_address'],
  ])
  await view.verifications.sendEmailCode()
  expect(view.verifications.emailAddress.status).toBe('unverified')
  await view.verifications.verifyEmailCode({ code: code() })
  expect({ ...view }.createdSessionId).toBe(signUp.createdSessionId)
  expect(JSON.parse(JSON.stringify(view))).toMatchObject({ id: signUp.id, status: 'complete' })
})

test('a view shows what is wrong with a field, and what to do next', async () => {
  const { now, future } = viewed()
  await future.password({ emailAddress: EMAIL, password: 'short' })
  expect(now(signUpView).errors.fields.password?.code).toBe('form_password_length_too_short')
  await future.password({ emailAddress: EMAIL, password: PASSWORD })
  expect(now(signUpView)).toMatchObject({ errors: { fields: {} }, nextStep: { type: 'verify' } })
})

test('a server and a page that is not hydrated yet show a client that knows nothing, with methods that work', async () => {
  const { now, before, client } = await signedUp()
  await client.signUp.finalize()
  await client.signUp.reload()
  const { signUp, ...rest } = before(signUpView)
  expect(signUp).toMatchObject({ id: undefined, emailAddress: null, verifications: { emailAddress: { status: null } } })
  expect(rest).toMatchObject({ fetchStatus: 'idle', nextStep: { type: 'start' } })
  expect(before(authView)).toMatchObject({ isLoaded: false, isSignedIn: undefined, userId: undefined })
  expect(before(userView)).toEqual({ isLoaded: false, isSignedIn: undefined, user: undefined })
  expect(before(clerkView)).toMatchObject({ loaded: false, status: 'loading', client: undefined, session: undefined })
  expect(before(classicSignUpView)).toEqual({ isLoaded: false, signUp: undefined, setActive: undefined })
  expect(now(authView)).toMatchObject({ isLoaded: true, isSignedIn: true })
  await before(clerkView).signOut()
  expect(now(authView)).toMatchObject({ isLoaded: true, isSignedIn: false, userId: null })
})

test('nothing is loaded while the page is left for a new session: a guard waits', async () => {
  const { now, seen, client } = await signedUp()
  const states = seen(authView)
  const during: unknown[] = []
  await client.signUp.finalize({ navigate: () => during.push(now(authView), now(userView), now(sessionView)) })
  const unknown = { isLoaded: false, isSignedIn: undefined }
  expect(during).toMatchObject([unknown, unknown, unknown])
  expect(states.map(({ isLoaded, isSignedIn }) => [isLoaded, isSignedIn])).toEqual([
    [false, undefined],
    [true, true],
  ])
})

test('a session has tokens, and a user is the one of the session', async () => {
  const { now, client } = await signedUp()
  await client.signUp.finalize()
  const { session } = now(sessionView)
  expect(await session?.getToken()).toBe(await client.getToken())
  expect(now(userView).user).toBe(client.$user.get())
  expect(now(authView)).toMatchObject({ sessionId: session?.id, userId: client.$user.get()?.id, orgId: null })
  expect(now(authView).has?.({ role: 'admin' })).toBe(false)
  expect(now(({ $sessionList }) => $sessionList)).toEqual({
    isLoaded: true,
    sessions: client.$sessions.get(),
    setActive: client.setActive,
  })
})

test('a session with a task left counts as signed out, unless it is asked for', async () => {
  const { now, client } = await signedUp({ sessionTasks: ['choose-organization'] })
  await client.signUp.finalize()
  expect(client.$session.get()?.status).toBe('pending')
  expect(now(authView)).toMatchObject({ isLoaded: true, isSignedIn: false, sessionId: null })
  expect(now(sessionView).session).toBeNull()
  expect(now(({ withPending }) => withPending.$auth)).toMatchObject({
    isSignedIn: true,
    sessionId: client.$session.get()?.id,
  })
  expect(now(({ withPending }) => withPending.$session).session?.currentTask).toBeTruthy()
})

test('the classic objects are there once the client has loaded, and are new with each change', async () => {
  const { now, client, signUp } = viewed()
  expect(now(classicSignUpView)).toEqual({ isLoaded: false, signUp: undefined, setActive: undefined })
  await client.load()
  const loaded = now(classicSignUpView)
  expect(loaded).toMatchObject({ isLoaded: true, setActive: client.setActive })
  await loaded.signUp?.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(loaded.signUp?.emailAddress).toBe(EMAIL)
  expect(now(classicSignUpView).signUp).not.toBe(loaded.signUp)
  expect(now(classicSignUpView).signUp?.toJSON()).toBe(signUp.toJSON())
})

test('the views of a client are the same stores each time', () => {
  const { client } = setup()
  const views = viewsOf(client)
  expect(viewsOf(client)).toBe(views)
  expect(views.$signIn).toBe(views.$signIn)
})

test('only the views of the sign-in ask the client for it, which loads its code', () => {
  const { client } = setup()
  let asked = 0
  const watched = Object.create(client, {
    signIn: {
      get: () => {
        asked += 1
        return client.signIn
      },
    },
  }) as Client
  const views = viewsOf(watched)
  for (const store of [views.$auth, views.$user, views.$clerk, views.$signUp, views.classic.$signUp]) store.get()
  expect(asked).toBe(0)
  views.$signIn.get()
  expect(asked).toBeGreaterThan(0)
})

test('the sign-in has the same views', async () => {
  const { client, signIn } = withAda()
  const { $signIn, classic } = viewsOf(client)
  const before = $signIn.get().signIn
  await before.password({ identifier: EMAIL, password: PASSWORD })
  expect(before.status).toBe('complete')
  const after = $signIn.get()
  expect(after.signIn).not.toBe(before)
  expect(after.signIn.emailLink).not.toBe(before.emailLink)
  expect(after.nextStep).toMatchObject({ type: 'finalize' })
  expect(classic.$signIn.get().isLoaded).toBe(false)
  await client.load()
  expect(classic.$signIn.get().signIn?.createdSessionId).toBe(signIn.createdSessionId)
})

test('the client as one object is new when its status, its session or its sign-up changes; its functions stay', async () => {
  const { now, seen, client, signUp } = viewed()
  const objects = seen(clerkView)
  const first = now(clerkView)
  await client.load()
  expect(objects.map(({ status, loaded }) => [status, loaded])).toEqual([
    ['loading', false],
    ['ready', true],
  ])
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const current = now(clerkView)
  expect(current).not.toBe(objects[1])
  expect(current.client?.signUp.emailAddress).toBe(EMAIL)
  expect(current.client?.signIn).toBe(client.signIn)
  for (const name of ['setActive', 'signOut', 'handleEmailLinkVerification', 'addListener'] as const)
    expect(current[name]).toBe(first[name])
})

test('a listener of the client is called at once when it has loaded, with each change, and no more after that', async () => {
  const { now, client, code, signUp } = viewed()
  const users: unknown[] = []
  const stop = now(clerkView).addListener(({ user }) => users.push(user?.primaryEmailAddress?.emailAddress))
  expect(users).toEqual([])
  await client.load()
  expect(users).toEqual([undefined])
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
  await signUp.attemptEmailAddressVerification({ code: code() })
  await signUp.finalize()
  expect(users.at(-1)).toBe(EMAIL)
  stop()
  const { length } = users
  await client.signOut()
  expect(users).toHaveLength(length)
})

test('a callback of signOut() runs after it', async () => {
  const { now, client } = await signedUp()
  await client.signUp.finalize()
  const after: unknown[] = []
  await now(clerkView).signOut(() => after.push(client.$session.get()))
  expect(after).toEqual([null])
})
