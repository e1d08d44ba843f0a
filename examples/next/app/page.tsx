// app/page.tsx
import { SignedIn, SignedOut } from 'headless-signup/react'
import { Account } from './account.tsx'
import { Redirect } from './redirect.tsx'

export default function AccountPage() {
  return (
    <>
      <h1>Your account</h1>
      <p>Only you can see this page.</p>
      <SignedIn>
        <Account />
      </SignedIn>
      <SignedOut>
        <Redirect to="/sign-in" />
      </SignedOut>
    </>
  )
}
