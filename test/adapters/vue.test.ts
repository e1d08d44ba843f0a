// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { createApp, defineComponent, nextTick, watch } from 'vue'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import {
  AuthenticateWithRedirectCallback,
  ClerkFailed,
  ClerkLoaded,
  ClerkLoading,
  clerkPlugin,
  Show,
  SignedIn,
  SignedOut,
  useAuth,
  useClerk,
  useClient,
  useSession,
  useSessionList,
  useSignIn,
  useSignInFuture,
  useSignUp,
  useSignUpFuture,
  useStore,
  useUser,
} from '../../src/vue/index.ts'
import { ADA, EMAIL, failOnWarnings, mount, setup, setupSignedIn, use } from './vue-app.ts'

failOnWarnings()

describe('useSignUp()', () => {
  test('signs a user up with the methods that reject', async () => {
    const { api, client } = setup()
    const { isLoaded, signUp, setActive } = use(client, useSignUp)
    expect([isLoaded.value, signUp.value, setActive.value]).toEqual([false, undefined, undefined])
    await vi.waitFor(() => expect(isLoaded.value).toBe(true))
    await signUp.value?.create(ADA)
    await signUp.value?.prepareEmailAddressVerification({ strategy: 'email_code' })
    await expect(signUp.value?.attemptEmailAddressVerification({ code: '000000' })).rejects.toThrow()
    const result = await signUp.value?.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await setActive.value?.({ session: result?.createdSessionId })
    expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  })

  test('a watcher and a template see each change of the sign-up', async () => {
    const { client } = setup(presets.usernameAndPassword())
    const seen: unknown[] = []
    const { shows } = mount(
      defineComponent({
        setup: () => {
          const { signUp } = useSignUp()
          watch(
            () => signUp.value?.username,
            (username) => seen.push(username),
          )
          return { signUp }
        },
        template: '{{ signUp?.username ?? "no name" }}',
      }),
      client,
    )
    await client.load()
    await client.signUp.create({ username: 'ada_lovelace' })
    await shows('ada_lovelace')
    client.signUp.reset()
    await shows('no name')
    expect(seen).toEqual([null, 'ada_lovelace', null])
  })

  test('a method keeps working apart from its object', async () => {
    const { client } = setup()
    const { isLoaded, signUp } = use(client, useSignUp)
    await vi.waitFor(() => expect(isLoaded.value).toBe(true))
    const create = signUp.value?.create
    await create?.(ADA)
    expect(signUp.value?.emailAddress).toBe(EMAIL)
  })
})

test('useSignUpFuture() shows errors and steps, and signs a user up by one form', async () => {
  const { api, client } = setup()
  const { element, shows } = mount(
    defineComponent({
      setup: () => {
        const { signUp, errors, fetchStatus, nextStep } = useSignUpFuture()
        const submit = (values: Record<string, string>) => signUp.value.advance(values)
        return { errors, fetchStatus, nextStep, submit, ADA, code: () => api.outbox.lastCode(EMAIL) }
      },
      template: `
        {{ nextStep.type }}
        {{ fetchStatus }}
        {{ errors.fields.password?.message }}
        <button id="short" @click="submit({ ...ADA, password: 'short' })" />
        <button id="start" @click="submit(ADA)" />
        <button id="code" @click="submit({ code: code() })" />
        <button id="end" @click="submit({})" />`,
    }),
    client,
  )
  const click = (id: string) => element.querySelector<HTMLButtonElement>(`#${id}`)?.click()
  await client.load()
  click('short')
  await shows('start idle is too short')
  click('start')
  await shows('verify idle')
  click('code')
  await shows('finalize idle')
  click('end')
  await shows('start idle')
  expect(client.$user.get()).not.toBeNull()
})

test('useSignIn() and useSignInFuture() sign a user in', async () => {
  const { api, client } = setup()
  api.users.add(ADA)
  const [classic, { signIn, nextStep }] = use(client, () => [useSignIn(), useSignInFuture()] as const)
  expect(nextStep.value.type).toBe('start')
  await vi.waitFor(() => expect(classic.isLoaded.value).toBe(true))
  await classic.signIn.value?.create({ identifier: EMAIL })
  expect(signIn.value.identifier).toBe(EMAIL)
  await signIn.value.password({ password: ADA.password })
  expect(nextStep.value.type).toBe('finalize')
  await classic.setActive.value?.({ session: signIn.value.createdSessionId })
  expect(client.$user.get()).not.toBeNull()
})

describe('useAuth()', () => {
  test('has each member as a ref, its methods too', async () => {
    const { client } = await setupSignedIn()
    const auth = use(client, () => useAuth())
    expect(auth.isLoaded.value).toBe(true)
    expect(auth.isSignedIn.value).toBe(true)
    expect(auth.userId.value).toBe(client.$user.get()?.id)
    expect(auth.sessionId.value).toBe(client.$session.get()?.id)
    expect(auth.has.value?.({ role: 'org:admin' })).toBe(false)
    expect(await auth.getToken.value()).toBe(await client.getToken())
    await auth.signOut.value()
    expect([auth.isLoaded.value, auth.isSignedIn.value, auth.userId.value]).toEqual([true, false, null])
  })

  test('is not loaded while the page is being left for a new session', async () => {
    const { api, client } = setup()
    api.users.add(ADA)
    const { isLoaded, isSignedIn } = use(client, () => useAuth())
    await client.signIn.password({ identifier: EMAIL, password: ADA.password })
    await vi.waitFor(() => expect(isLoaded.value).toBe(true))
    const seen: unknown[] = []
    await client.signIn.finalize({ navigate: () => seen.push(isLoaded.value, isSignedIn.value) })
    expect(seen).toEqual([false, undefined])
    expect(isSignedIn.value).toBe(true)
  })
})

test('useUser(), useSession(), useSessionList(), useClerk() and useClient() show the same user', async () => {
  const { client } = await setupSignedIn()
  const used = use(client, () => ({
    ...useUser(),
    ...useSession(),
    ...useSessionList(),
    clerk: useClerk(),
    client: useClient(),
  }))
  expect(used.user.value?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  expect(used.session.value?.id).toBe(client.$session.get()?.id)
  expect(await used.session.value?.getToken()).toBe(await client.getToken())
  expect(used.sessions.value).toHaveLength(1)
  expect(used.clerk.value.user).toEqual(used.user.value)
  expect(used.client).toBe(client)
  await used.clerk.value.signOut()
  expect([used.user.value, used.session.value, used.clerk.value.session]).toEqual([null, null, null])
})

test('useStore() shows any store of the client', async () => {
  const { client } = setup()
  const applicationName = use(client, () => useStore(({ $environment }) => $environment))
  expect(applicationName.value).toBeNull()
  await vi.waitFor(() =>
    expect(applicationName.value?.applicationName).toBe(client.$environment.get()?.applicationName),
  )
})

describe('components', () => {
  const components = { Show, SignedIn, SignedOut, ClerkFailed, ClerkLoaded, ClerkLoading }
  const template = `
    <ClerkLoading>loading</ClerkLoading>
    <ClerkLoaded>loaded</ClerkLoaded>
    <ClerkFailed>failed</ClerkFailed>
    <SignedIn>in</SignedIn>
    <SignedOut>out</SignedOut>
    <Show when="signed-in">yes<template #fallback>no</template></Show>
    <Show when="signed-out">also no</Show>`

  test('show what they are named for, and follow the session', async () => {
    const { api, client } = setup()
    api.users.add(ADA)
    const { text, shows } = mount({ components, template }, client)
    expect(text()).toBe('loading')
    await shows('loaded out no also no')
    await client.signIn.password({ identifier: EMAIL, password: ADA.password })
    await client.signIn.finalize()
    await shows('loaded in yes')
    await client.signOut()
    await shows('loaded out no also no')
  })

  test('say that the client failed to load', async () => {
    const { api, client } = setup()
    api.fail.next({ networkError: true, when: { path: '/client' } })
    const { text, shows } = mount({ components, template }, client)
    expect(text()).toBe('loading')
    await shows('failed')
    expect(client.$status.get()).toBe('error')
  })

  test('a session with a task left counts as signed out, unless a component says otherwise', async () => {
    const { api, client } = setup({ sessionTasks: ['choose-organization'] })
    api.users.add(ADA)
    await client.signIn.password({ identifier: EMAIL, password: ADA.password })
    await client.signIn.finalize()
    const { shows } = mount(
      {
        components,
        template: '<SignedOut>out</SignedOut> <SignedIn :treat-pending-as-signed-out="false">with a task</SignedIn>',
      },
      client,
    )
    await shows('out with a task')
  })
})

test('AuthenticateWithRedirectCallback goes on with what its attributes say', async () => {
  const { client } = setup()
  await client.load()
  const callback = vi.spyOn(client, 'handleRedirectCallback')
  const failures: unknown[] = []
  mount(
    {
      components: { AuthenticateWithRedirectCallback },
      template: '<AuthenticateWithRedirectCallback intent="sign-in" sign-in-url="javascript:alert(1)" />',
    },
    client,
    (app) => {
      app.config.errorHandler = (error) => failures.push(error)
    },
  )
  expect(callback).toHaveBeenCalledExactlyOnceWith({ intent: 'sign-in', signInUrl: 'javascript:alert(1)' })
  await vi.waitFor(() => expect(failures).toMatchObject([{ code: 'unsafe_url' }]))
})

test('a composable without the plugin says what is missing', () => {
  const failures: unknown[] = []
  const app = createApp({ setup: () => void useUser(), render: () => null })
  app.config.errorHandler = (error) => failures.push(error)
  app.mount(document.createElement('div'))
  expect(failures).toMatchObject([
    { message: expect.stringContaining('app.use(clerkPlugin'), code: 'missing_provider' },
  ])
})

test('the plugin makes a client of options', async () => {
  const api = createMockFrontendApi()
  const app = createApp({ setup: () => ({ client: useClient() }), render: () => null })
  app.use(clerkPlugin, { transport: api.transport() })
  const { client } = app.mount(document.createElement('div')) as unknown as { client: ReturnType<typeof useClient> }
  await client.load()
  await nextTick()
  expect(client.$status.get()).toBe('ready')
  app.unmount()
})
