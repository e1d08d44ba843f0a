import type { ReadableAtom } from 'nanostores'
import { expectTypeOf, test } from 'vitest'
import { createClient as createSmallClient, fetchTransport } from '../../src/core.ts'
import {
  type Client,
  createClient,
  type FrontendApiTransport,
  type Session,
  type SignUp,
  type SignUpFuture,
  type User,
} from '../../src/index.ts'

declare const transport: FrontendApiTransport

const client = createClient({ publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS50ZXN0JA' })

test('a client is made from a key, an address or a transport', () => {
  expectTypeOf(createClient).returns.toEqualTypeOf<Client>()
  createClient({ frontendApi: 'http://localhost:4010', timeout: 5_000, retry: { limit: 1 } })
  createClient({ proxyUrl: '/__clerk', locale: 'en-GB', navigate: (url) => console.log(url) })
  createClient({ transport, onEvent: (event) => console.log(event.type) })
})

test('a client of core needs a transport', () => {
  expectTypeOf(
    createSmallClient({ transport: fetchTransport({ frontendApi: 'https://x.test' }) }),
  ).toEqualTypeOf<Client>()
  // @ts-expect-error: core has no transport of its own
  createSmallClient({ frontendApi: 'https://x.test' })
})

test('options that do not exist, or have another type, do not compile', () => {
  // @ts-expect-error: it is `publishableKey`
  createClient({ publishablekey: 'pk_test_' })
  // @ts-expect-error: milliseconds are a number
  createClient({ transport, timeout: '15s' })
  // @ts-expect-error: the default entry brings its own schemas
  createClient({ transport, validate: () => null })
})

test('what a client shows is read, never written', () => {
  expectTypeOf(client.$user).toEqualTypeOf<ReadableAtom<User | null>>()
  expectTypeOf(client.$session).toEqualTypeOf<ReadableAtom<Session | null>>()
  expectTypeOf(client.$status.get()).toEqualTypeOf<'idle' | 'loading' | 'ready' | 'degraded' | 'error'>()
  expectTypeOf(client.signUp).toEqualTypeOf<SignUp>()
  expectTypeOf(client.signUp.future).toEqualTypeOf<SignUpFuture>()
  // @ts-expect-error: a store of the client has no set()
  client.$status.set('ready')
  // @ts-expect-error: the sign-up is one object for the client's whole life
  client.signUp = createClient({ transport }).signUp
})

test('a session is chosen by itself, by its id, or not at all', () => {
  expectTypeOf(client.setActive)
    .parameter(0)
    .toHaveProperty('session')
    .toEqualTypeOf<Session | string | null | undefined>()
  client.setActive({ session: null, redirectUrl: '/' })
  client.setActive({ session: 'sess_1', navigate: ({ session, decorateUrl }) => [session.user, decorateUrl('/')] })
  // @ts-expect-error: an object that is no session
  client.setActive({ session: { id: 'sess_1' } })
})

test('there may be no token', () => {
  expectTypeOf(client.getToken()).resolves.toEqualTypeOf<string | null>()
  // @ts-expect-error: a token may be null
  client.getToken().then((token: string) => token)
})
