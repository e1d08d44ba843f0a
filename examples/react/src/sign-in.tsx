// sign-in.tsx
import { useSignIn } from 'headless-signup/react'
import type { FormEvent } from 'react'

export const SignIn = () => {
  const { signIn, errors, fetchStatus } = useSignIn()

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const { error } = await signIn.password({
      identifier: String(values.get('identifier')),
      password: String(values.get('password')),
    })
    if (!error && signIn.status === 'complete') await signIn.finalize()
  }

  return (
    <form onSubmit={submit}>
      <h1>Sign in</h1>
      <label>
        Email address <input name="identifier" type="email" autoComplete="username" required />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <p role="alert">{errors.fields.password?.longMessage ?? errors.global?.[0]?.longMessage}</p>
      <button type="submit" disabled={fetchStatus === 'fetching'}>
        Sign in
      </button>
    </form>
  )
}
