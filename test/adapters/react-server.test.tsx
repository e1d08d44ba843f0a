// @vitest-environment jsdom
import { act, StrictMode, version } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import {
  Show,
  SignUpProvider,
  useAuth,
  useClerk,
  useSignIn,
  useSignUp,
  useStore,
  useUser,
} from '../../src/react/index.ts'
import { useSignUp as useClassicSignUp } from '../../src/react/legacy.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { hydrate, shown, until } from './support/react.tsx'

const Everything = () => {
  const { signUp, errors, fetchStatus, nextStep } = useSignUp()
  const { signIn } = useSignIn()
  const { isLoaded, isSignedIn } = useAuth()
  const { user } = useUser()
  const clerk = useClerk()
  const classic = useClassicSignUp()
  const address = useStore((client) => client.signUp.$emailAddress)
  return (
    <>
      <p>
        {signUp.status} {signUp.emailAddress ?? 'no address'} {signUp.verifications.emailAddress.status} {signIn.status}
      </p>
      <p>
        {JSON.stringify(errors)} {fetchStatus} {nextStep.type} {clerk.status} {String(clerk.loaded)} {address}
      </p>
      <p>
        {isLoaded ? `loaded, ${isSignedIn ? user?.id : 'signed out'}` : 'loading'}
        {classic.isLoaded ? classic.signUp.status : ', nothing yet'}
      </p>
      <Show when="signed-out">signed out</Show>
    </>
  )
}

const app = (client: ReturnType<typeof setup>['client']) => (
  <StrictMode>
    <SignUpProvider client={client}>
      <Everything />
    </SignUpProvider>
  </StrictMode>
)

const serverHTML = (): string => renderToString(app(setup().client))

const begun = async () => {
  const made = setup()
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
  return made
}

test('these tests run with the React that they are for', () => {
  expect(version.split('.')[0]).toBe(process.env.REACT_MAJOR ?? '19')
})

test('a server renders a page that has not loaded', () => {
  const html = serverHTML()
  expect(html).toContain('loading')
  expect(html).toContain('nothing yet')
  expect(html).not.toContain('signed out')
})

test.each<[string, () => Promise<ReturnType<typeof setup>>]>([
  ['has done nothing', async () => setup()],
  [
    'has loaded',
    async () => {
      const made = setup()
      await made.client.load()
      return made
    },
  ],
  ['has a sign-up in progress', begun],
  [
    'has a user',
    async () => {
      const made = await begun()
      await made.signUp.attemptEmailAddressVerification({ code: made.code() })
      await made.signUp.finalize()
      await made.client.load()
      return made
    },
  ],
])('a client that %s before the page is hydrated causes no mismatch, and shows afterwards', async (_, prepare) => {
  const made = await prepare()
  const address = made.signUp.emailAddress ?? 'no address'
  expect(await hydrate(serverHTML(), app(made.client))).toEqual([])
  await until(() => shown().includes(address) && shown().includes('loaded'))
  await act(() => made.signUp.reset())
  expect(shown()).toContain('no address')
})
