import { SignedIn } from 'headless-signup/react'
import Link from 'next/link'
import { Redirect } from '../redirect.tsx'
import { SignIn } from './sign-in.tsx'

export default function SignInPage() {
  return (
    <>
      <SignedIn>
        <Redirect to="/" />
      </SignedIn>
      <SignIn />
      <footer>
        <span>New here?</span>
        <Link href="/sign-up">Create an account</Link>
      </footer>
    </>
  )
}
