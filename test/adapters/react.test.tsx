// @vitest-environment jsdom
import { act, type ReactNode, useEffect, useState } from 'react'
import { expect, test, vi } from 'vitest'
import {
  AuthenticateWithRedirectCallback,
  ClerkDegraded,
  ClerkFailed,
  ClerkLoaded,
  ClerkLoading,
  ClerkProvider,
  HandleSSOCallback,
  Show,
  SignedIn,
  SignedOut,
  SignUpProvider,
  useAuth,
  useClerk,
  useClient,
  useSession,
  useSessionList,
  useSignIn,
  useSignUp,
  useStore,
  useUser,
} from '../../src/react/index.ts'
import { useSignUp as useClassicSignUp } from '../../src/react/legacy.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { Parent } from './guides/summary.tsx'
import { click, mount, page, shown, until, untilShown } from './support/react.tsx'
import { Pages, useRouter } from './support/router.tsx'

const complete = async ({ signUp, code }: ReturnType<typeof setup>): Promise<void> => {
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
  await signUp.attemptEmailAddressVerification({ code: code() })
}

test('a memoised child that gets the sign-up sees each change of it, also that it was reset', async () => {
  const { future } = await page(<Parent />)
  expect(shown()).toBe('address: none, not sent')
  await act(() => future.create({ emailAddress: EMAIL, password: PASSWORD }))
  expect(shown()).toBe(`address: ${EMAIL}, not sent`)
  await act(() => future.verifications.sendEmailCode())
  expect(shown()).toBe(`address: ${EMAIL}, unverified`)
  await act(() => future.reset())
  expect(shown()).toBe('address: none, not sent')
})

test('code that goes on after an await reads the current sign-up by the object that it has', async () => {
  const seen: unknown[] = []
  const Form = () => {
    const { signUp } = useSignUp()
    const submit = async () => {
      await signUp.password({ emailAddress: EMAIL, password: PASSWORD })
      seen.push(signUp.status, signUp.unverifiedFields)
    }
    return <button onClick={submit}>Go on</button>
  }
  await page(<Form />)
  await click('Go on')
  await until(() => seen.length)
  expect(seen).toEqual(['missing_requirements', ['email_address']])
})

test('the classic hook has nothing until the client has loaded, and then renders with each change', async () => {
  const states: boolean[] = []
  const Classic = () => {
    const { isLoaded, signUp } = useClassicSignUp()
    states.push(isLoaded)
    return isLoaded ? <p>missing: {signUp.missingFields.join() || 'nothing'}</p> : <p>loading</p>
  }
  const { future } = await page(<Classic />)
  expect(states[0]).toBe(false)
  await untilShown('missing: nothing')
  await act(() => future.create({ emailAddress: EMAIL }))
  expect(shown()).toBe('missing: password')
})

test('an effect over the sign-up runs for each change of it, and not for what is being fetched', async () => {
  const runs: unknown[] = []
  const Watcher = () => {
    const { signUp } = useSignUp()
    useEffect(() => {
      runs.push(signUp.id)
    }, [signUp])
    return null
  }
  const { client, signUp, code } = await page(<Watcher />)
  await until(() => client.$status.get() === 'ready')
  const { length } = runs
  await act(async () => {
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  })
  await act(async () => {
    await signUp.prepareEmailAddressVerification()
  })
  await act(async () => {
    await signUp.attemptEmailAddressVerification({ code: code() })
  })
  expect(runs.length - length).toBe(3)
})

test('useStore() renders for the one store alone', async () => {
  let renders = 0
  const Status = () => {
    renders += 1
    return <p>{String(useStore((client) => client.signUp.$status))}</p>
  }
  const { signUp, code } = await page(<Status />)
  await act(() => complete({ signUp, code } as ReturnType<typeof setup>))
  expect(shown()).toBe('complete')
  // StrictMode renders twice: at first, for the sign-up that exists, and for the one that is complete.
  expect(renders).toBeLessThanOrEqual(6)
})

/** What a guard has rendered for. */
const SEEN: string[] = []

test('while the page is left for the session, a guard waits, and nothing says signed out', async () => {
  SEEN.length = 0
  const Guard = () => {
    const { isLoaded, isSignedIn } = useAuth()
    SEEN.push(isLoaded ? (isSignedIn ? 'in' : 'out') : 'unknown')
    return <p>{isLoaded ? (isSignedIn ? 'the dashboard' : 'sent to the sign-in') : 'one moment'}</p>
  }
  const Finish = () => {
    const { signUp } = useSignUp()
    const { push } = useRouter()
    return (
      <button onClick={() => signUp.finalize({ navigate: async ({ decorateUrl }) => push(decorateUrl('/dashboard')) })}>
        Finish
      </button>
    )
  }
  const made = await page(<Pages pages={{ '/': <Finish />, '/dashboard': <Guard /> }} />)
  await act(() => complete(made))
  await click('Finish')
  await untilShown('the dashboard')
  expect(SEEN).not.toContain('out')
})

const Landing = () => {
  const { isLoaded, isSignedIn } = useAuth()
  SEEN.push(isLoaded ? (isSignedIn ? 'in' : 'out') : 'unknown')
  return null
}

test('the same for setActive(), which ends the sign-up that created the session', async () => {
  SEEN.length = 0
  const Finish = () => {
    const { isLoaded, signUp, setActive } = useClassicSignUp()
    const { push } = useRouter()
    if (!isLoaded) return null
    const finish = () => setActive({ session: signUp.createdSessionId, navigate: () => push('/dashboard') })
    return <button onClick={finish}>Finish</button>
  }
  const made = await page(<Pages pages={{ '/': <Finish />, '/dashboard': <Landing /> }} />)
  await act(() => complete(made))
  await click('Finish')
  await until(() => SEEN.includes('in'))
  expect(SEEN).not.toContain('out')
  expect(made.signUp.id).toBeUndefined()
})

test('an effect that sends a code sends one, although StrictMode runs it twice', async () => {
  const Sender = () => {
    const { signUp } = useSignUp()
    useEffect(() => {
      if (signUp.id) signUp.verifications.sendEmailCode()
    }, [])
    return null
  }
  const made = setup(presets.emailCode())
  await made.future.create({ emailAddress: EMAIL })
  await mount(
    <SignUpProvider client={made.client}>
      <Sender />
    </SignUpProvider>,
  )
  await until(() => made.api.outbox.length)
  await until(() => made.signUp.$fetchStatus.get() === 'idle')
  expect(made.api.outbox).toHaveLength(1)
})

test('a client is made once for what the page does, and a provider that is gone leaves it as it is', async () => {
  const api = createMockFrontendApi()
  const clients = new Set<unknown>()
  const Who = () => {
    const client = useClient()
    useEffect(() => {
      clients.add(client)
    }, [client])
    return <p>{client.$status.get()}</p>
  }
  const { unmount } = await mount(
    <ClerkProvider transport={api.transport()} signInUrl="/sign-in" afterSignOutUrl="/">
      <Who />
    </ClerkProvider>,
  )
  await until(() => api.requests.length === 2)
  expect(clients.size).toBe(1)
  await unmount()
  const [client] = clients as Set<ReturnType<typeof useClient>>
  await client?.reload()
  expect(client?.$status.get()).toBe('ready')
})

test('navigation goes by the router that the provider gets', async () => {
  const api = createMockFrontendApi()
  const visited: string[] = []
  let client: ReturnType<typeof useClient> | undefined
  const Who = () => {
    const found = useClient()
    useEffect(() => {
      client = found
    }, [found])
    return null
  }
  await mount(
    <SignUpProvider transport={api.transport()} routerPush={(url) => visited.push(url)}>
      <Who />
    </SignUpProvider>,
  )
  await act(async () => {
    await client?.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
    await client?.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await client?.setActive({ session: client.signUp.createdSessionId, redirectUrl: '/welcome' })
  })
  expect(visited).toEqual(['/welcome'])
})

test('after the last component has gone the client has no listener', async () => {
  const All = () => {
    useSignUp()
    useAuth()
    useUser()
    useSession()
    useSessionList()
    useClerk()
    return null
  }
  const { client, unmount } = await page(<All />)
  const stores = [client.$status, client.$session, client.signUp.$state, client.signUp.$errors] as { lc?: number }[]
  expect(stores.some(({ lc }) => lc)).toBe(true)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await unmount()
  // A store lets go of the one below it a second after its last listener has gone.
  await vi.advanceTimersByTimeAsync(5_000)
  vi.useRealTimers()
  expect(stores.map(({ lc }) => lc)).toEqual([0, 0, 0, 0])
})

const HOOKS = {
  useSignUp,
  useSignIn,
  useAuth,
  useUser,
  useSession,
  useSessionList,
  useClerk,
  useClient,
  useClassicSignUp,
}

test.each(Object.entries(HOOKS))('%s outside of a provider says which component to put where', async (_, useHook) => {
  let thrown: unknown
  const Lost = () => {
    try {
      useHook()
    } catch (error) {
      thrown = error
    }
    return null
  }
  await mount(<Lost />)
  expect(thrown).toMatchObject({ kind: 'flow', code: 'missing_provider' })
  expect(String(thrown)).toContain('<SignUpProvider>')
})

const Status = () => (
  <>
    <ClerkLoading>loading</ClerkLoading>
    <ClerkLoaded>loaded</ClerkLoaded>
    <ClerkFailed>failed</ClerkFailed>
    <ClerkDegraded>without settings</ClerkDegraded>
  </>
)

test('what has loaded shows, and so does what has not', async () => {
  const made = setup()
  const held = made.api.fail.hold({ path: '/client' })
  await mount(
    <SignUpProvider client={made.client}>
      <Status />
    </SignUpProvider>,
  )
  expect(shown()).toBe('loading')
  held.release()
  await untilShown('loaded')
  expect(made.client.$status.get()).toBe('ready')
})

test('a client that failed to load shows it, and can be loaded again', async () => {
  const made = setup()
  made.api.fail.next({ status: 500, when: { path: '/client' } })
  await mount(
    <SignUpProvider client={made.client}>
      <Status />
    </SignUpProvider>,
  )
  await untilShown('failed')
  await act(() => made.client.load())
  expect(shown()).toBe('loaded')
})

test('a client without the settings is loaded, and degraded', async () => {
  const made = setup()
  made.api.fail.next({ status: 503, when: { path: '/environment' } })
  await mount(
    <SignUpProvider client={made.client}>
      <Status />
    </SignUpProvider>,
  )
  await untilShown('loadedwithout settings')
})

const Session = () => {
  const { session } = useSession()
  const { sessions } = useSessionList()
  const { user } = useUser()
  return (
    <>
      <Show when="signed-in" fallback={<i>no user is here</i>}>
        <b>shown to users</b>
      </Show>
      <SignedIn>in</SignedIn>
      <SignedOut>out</SignedOut>
      <p>
        {user?.primaryEmailAddress?.emailAddress} {session?.status} {sessions?.length}
      </p>
    </>
  )
}

test('components and hooks follow the session', async () => {
  const made = await page(<Session />)
  await untilShown('out')
  expect(document.querySelector('i')).not.toBeNull()
  await act(async () => {
    await complete(made)
    await made.signUp.finalize()
  })
  expect(shown()).toBe(`shown to usersin${EMAIL} active 1`)
  await act(() => made.client.signOut())
  expect(document.querySelector('b')).toBeNull()
})

test('a session with a task left is signed out, unless a component says otherwise', async () => {
  const made = await page(
    <>
      <SignedOut>a task is left</SignedOut>
      <Show when="signed-in" treatPendingAsSignedOut={false}>
        , and there is a session
      </Show>
    </>,
    { sessionTasks: ['choose-organization'] },
  )
  await act(async () => {
    await complete(made)
    await made.signUp.finalize()
  })
  await untilShown('a task is left, and there is a session')
})

test('an effect that waits for the client runs again when it has loaded, without a sign-up in progress', async () => {
  const seen: boolean[] = []
  const Callback = () => {
    const clerk = useClerk()
    useEffect(() => {
      seen.push(clerk.loaded)
    }, [clerk])
    return null
  }
  await page(<Callback />)
  await until(() => seen.includes(true))
  expect(seen[0]).toBe(false)
})

test('the functions of useClerk() stay the same, so that an effect over one of them runs once', async () => {
  let runs = 0
  const Page = () => {
    const { handleEmailLinkVerification, signOut } = useClerk()
    useEffect(() => {
      runs += 1
    }, [handleEmailLinkVerification, signOut])
    return null
  }
  const made = await page(<Page />)
  await act(() => complete(made))
  expect(runs).toBe(2)
})

const atCallback = async (component: ReactNode) => {
  const made = setup()
  await complete(made)
  await mount(<SignUpProvider client={made.client}>{component}</SignUpProvider>)
}

test('the callback component leaves the page once under StrictMode', async () => {
  const visited: string[] = []
  await atCallback(
    <AuthenticateWithRedirectCallback
      signUpFallbackRedirectUrl="/done"
      navigate={(url) => {
        visited.push(url)
      }}
    />,
  )
  await until(() => visited.length)
  await page(<Landing />)
  expect(visited).toEqual(['/done'])
})

test('the callback component with functions calls the one for what is the case, once', async () => {
  const calls: string[] = []
  const callback = (
    <HandleSSOCallback
      navigateToApp={({ session }) => calls.push(`app ${session.status}`)}
      navigateToSignIn={() => calls.push('sign-in')}
      navigateToSignUp={() => calls.push('sign-up')}
    />
  )
  await atCallback(callback)
  await until(() => calls.length)
  expect(calls).toEqual(['app active'])
  expect(document.querySelector('#clerk-captcha')).not.toBeNull()
  await page(callback)
  await until(() => calls.length === 2)
  expect(calls[1]).toBe('sign-up')
})

const NUMBERS = Array.from({ length: 20 }, (_, index) => index)

test('a render that is interrupted never shows two states at once', async () => {
  const torn: unknown[] = []
  const Slow = ({ index }: { readonly index: number }) => {
    const { signUp } = useSignUp()
    const end = performance.now() + 1
    while (performance.now() < end);
    return <i data-index={index}>{signUp.emailAddress ?? 'none'}</i>
  }
  const List = () => {
    const [count, setCount] = useState(0)
    useEffect(() => {
      torn.push(new Set([...document.querySelectorAll('i')].map(({ textContent }) => textContent)).size)
    })
    return (
      <>
        <button onClick={() => setCount(20)}>Show</button>
        {NUMBERS.slice(0, count).map((number) => (
          <Slow key={number} index={number} />
        ))}
      </>
    )
  }
  const { signUp } = await page(<List />)
  await click('Show')
  await act(async () => {
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.update({ emailAddress: 'grace@example.test' })
  })
  expect(torn.every((size) => Number(size) <= 1)).toBe(true)
  expect(shown()).toContain('grace@example.test')
})
