// sign-up.tsx
import { useSignUp } from 'headless-signup/react'
import { type FormEvent, useEffect } from 'react'

export const SignUp = () => {
  const { signUp, errors, fetchStatus, nextStep } = useSignUp()

  useEffect(() => {
    if (nextStep.type === 'finalize') signUp.finalize()
  }, [nextStep, signUp])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    return signUp.advance(new FormData(event.currentTarget))
  }

  return (
    <form onSubmit={submit}>
      <h1>Sign up</h1>
      {nextStep.type === 'verify' ? (
        <label key="code">
          Code <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
        </label>
      ) : (
        <>
          <label>
            Email address <input name="emailAddress" type="email" autoComplete="email" required />
          </label>
          <label>
            Password <input name="password" type="password" autoComplete="new-password" required />
          </label>
        </>
      )}
      {errors.raw?.map((error) => (
        <p key={error.code} role="alert">
          {error.longMessage ?? error.message}
        </p>
      ))}
      <button type="submit" disabled={fetchStatus === 'fetching'}>
        {nextStep.type === 'verify' ? 'Verify' : 'Continue'}
      </button>
      <div id="clerk-captcha" />
    </form>
  )
}
