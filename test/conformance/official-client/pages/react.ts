import { ClerkProvider, useClerk, useSession, useSignIn, useSignUp } from '@clerk/react'
import { createElement, type FunctionComponent, type PropsWithChildren, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { install, publishableKey } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'
import type { Subject } from './subject.ts'

const clerk = createClerk()
let rendered: { signUp?: object; signIn?: object } = {}

const subject: Subject = {
  ...officialSubject(clerk),
  face: 'future',
  signUp: () => rendered.signUp ?? {},
  signIn: () => rendered.signIn ?? {},
}

/** A form of an app, as far as its hooks go: what it holds is what it was last rendered with. */
const Form = () => {
  const { signUp } = useSignUp()
  const { signIn } = useSignIn()
  const { loaded } = useClerk()
  const { session } = useSession()
  useEffect(() => {
    rendered = { signUp, signIn }
    if (loaded && !window.actor) install(subject)
  }, [signUp, signIn, loaded])
  return createElement('output', null, `${signUp.status} ${signIn.status} ${session?.status ?? 'signed out'}`)
}

const Providers = ClerkProvider as FunctionComponent<PropsWithChildren<Record<string, unknown>>> // not written for exact optional types

const provider = {
  Clerk: clerk,
  publishableKey: publishableKey(),
  // The instance is given: no script is fetched.
  experimental: { runtimeEnvironment: 'headless' },
  ...OPTIONS,
}

createRoot(document.body).render(createElement(Providers, provider, createElement(Form)))
