import { SignedIn } from 'headless-signup/react'
import Link from 'next/link'
import { Redirect } from '../redirect.tsx'
import { SignUp } from './sign-up.tsx'

export default function SignUpPage() {
  return (
    <>
      <SignedIn>
        <Redirect to="/" />
      </SignedIn>
      <SignUp />
      <footer>
        <span>Have an account?</span>
        <Link href="/sign-in">Sign in</Link>
      </footer>
    </>
  )
}
