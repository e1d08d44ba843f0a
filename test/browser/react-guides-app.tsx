import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '../../src/index.ts'
import { SignUpProvider } from '../../src/react/index.ts'
import * as classicSignIn from '../adapters/guides/classic-sign-in.tsx'
import * as classicSignUp from '../adapters/guides/classic-sign-up.tsx'
import * as signIn from '../adapters/guides/sign-in.tsx'
import * as signUp from '../adapters/guides/sign-up.tsx'
import { Pages } from '../adapters/support/router.tsx'

const GUIDES = { classic: { ...classicSignUp, ...classicSignIn }, signIn, signUp }

export type Kind = keyof typeof GUIDES

/** Shows one of the guides at the path that the page has now. All other paths say their name. */
export const show = (publishableKey: string, kind: Kind, name: string) => {
  const client = createClient({ publishableKey })
  const Guide = (GUIDES[kind] as Readonly<Record<string, () => React.ReactNode>>)[name]
  if (!Guide) throw new Error(`There is no guide ${kind}.${name}.`)
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <StrictMode>
      <SignUpProvider client={client}>
        <Pages pages={{ [location.pathname]: <Guide /> }} />
      </SignUpProvider>
    </StrictMode>,
  )
  return client
}
