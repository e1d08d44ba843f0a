'use client'

import { useSignIn, useSignUp, useStore } from 'headless-signup/react'
import { useRouter } from 'next/navigation'
import { signUpScreen } from '../../../shared/sign-up-screen.ts'
import { AttemptForm } from '../attempt-form.tsx'

export const SignUp = () => {
  const { signUp, errors, fetchStatus, nextStep } = useSignUp()
  const { signIn } = useSignIn()
  const environment = useStore(({ $environment }) => $environment)
  const { push } = useRouter()
  return (
    <AttemptForm
      flow="sign-up"
      attempt={signUp}
      errors={errors}
      fetchStatus={fetchStatus}
      screen={signUpScreen(nextStep, environment)}
      onHandOver={(values) => {
        push('/sign-in')
        return signIn.advance(values)
      }}
    />
  )
}
