'use client'

import { useSignIn, useSignUp, useStore } from 'headless-signup/react'
import { useRouter } from 'next/navigation'
import { signInScreen } from '../../../shared/sign-in-screen.ts'
import { AttemptForm } from '../attempt-form.tsx'

export const SignIn = () => {
  const { signIn, errors, fetchStatus, nextStep } = useSignIn()
  const { signUp } = useSignUp()
  const environment = useStore(({ $environment }) => $environment)
  const { push } = useRouter()
  return (
    <AttemptForm
      flow="sign-in"
      attempt={signIn}
      errors={errors}
      fetchStatus={fetchStatus}
      screen={signInScreen(nextStep, environment)}
      onHandOver={(values) => {
        push('/sign-up')
        return signUp.advance(values)
      }}
    />
  )
}
