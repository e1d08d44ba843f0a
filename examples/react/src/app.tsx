// app.tsx
import { ClerkFailed, ClerkLoading, SignedIn, SignedOut, useClerk, useUser } from 'headless-signup/react'
import { useState } from 'react'
import { SignIn } from './sign-in.tsx'
import { SignUp } from './sign-up.tsx'

const Account = () => {
  const { user } = useUser()
  const { signOut } = useClerk()
  return (
    <>
      <h1>Welcome, {user?.primaryEmailAddress?.emailAddress}!</h1>
      <button type="button" onClick={() => signOut()}>
        Sign out
      </button>
    </>
  )
}

export const App = () => {
  const [isNew, setNew] = useState(true)
  return (
    <>
      <ClerkLoading>Loading …</ClerkLoading>
      <ClerkFailed>The server cannot be reached.</ClerkFailed>
      <SignedIn>
        <Account />
      </SignedIn>
      <SignedOut>
        {isNew ? <SignUp /> : <SignIn />}
        <button type="button" onClick={() => setNew(!isNew)}>
          {isNew ? 'I have an account' : 'I am new here'}
        </button>
      </SignedOut>
    </>
  )
}
