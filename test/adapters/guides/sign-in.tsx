// Screens of a sign-in as the current official guides shape them. With the official package, the imports would differ.
import { type FormEvent, useState } from 'react'
import { useSession, useSignIn, useSignUp } from '../../../src/react/index.ts'
import { useRouter } from '../support/router.tsx'

const valuesOf = (event: FormEvent<HTMLFormElement>): Record<string, string> => {
  event.preventDefault()
  return Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
}

const useFinish = () => {
  const { signIn } = useSignIn()
  const { push } = useRouter()
  return () => signIn.finalize({ navigate: ({ decorateUrl }) => push(decorateUrl('/dashboard')) })
}

export const EmailPassword = () => {
  const { signIn, errors, fetchStatus } = useSignIn()
  const finish = useFinish()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { emailAddress = '', password = '' } = valuesOf(event)
    const { error } = await signIn.password({ emailAddress, password })
    if (error) return
    if (signIn.status === 'complete') await finish()
    else if (signIn.status === 'needs_second_factor') await signIn.mfa.sendPhoneCode()
  }
  const verify = async (event: FormEvent<HTMLFormElement>) => {
    await signIn.mfa.verifyPhoneCode({ code: valuesOf(event).code ?? '' })
    if (signIn.status === 'complete') await finish()
  }
  if (signIn.status === 'needs_second_factor') {
    return (
      <form onSubmit={verify}>
        <input name="code" aria-label="Code" />
        <button type="submit">Verify</button>
      </form>
    )
  }
  return (
    <form onSubmit={submit}>
      <input name="emailAddress" aria-label="Email address" />
      {errors.fields.identifier && <p>{errors.fields.identifier.message}</p>}
      <input name="password" type="password" aria-label="Password" />
      {errors.fields.password && <p>{errors.fields.password.message}</p>}
      <button type="submit" disabled={fetchStatus === 'fetching'}>
        Sign in
      </button>
    </form>
  )
}

export const EmailCode = () => {
  const { signIn, errors } = useSignIn()
  const finish = useFinish()
  const send = async (event: FormEvent<HTMLFormElement>) => {
    await signIn.emailCode.sendCode({ emailAddress: valuesOf(event).emailAddress })
  }
  const verify = async (event: FormEvent<HTMLFormElement>) => {
    await signIn.emailCode.verifyCode({ code: valuesOf(event).code ?? '' })
    if (signIn.status === 'complete') await finish()
  }
  return signIn.status === 'needs_first_factor' ? (
    <form onSubmit={verify}>
      <input name="code" aria-label="Code" />
      {errors.fields.code && <p>{errors.fields.code.message}</p>}
      <button type="submit">Verify</button>
      <button type="button" onClick={() => signIn.reset()}>
        Start over
      </button>
    </form>
  ) : (
    <form onSubmit={send}>
      <input name="emailAddress" aria-label="Email address" />
      {errors.fields.identifier && <p>{errors.fields.identifier.message}</p>}
      <button type="submit">Send the code</button>
    </form>
  )
}

export const SignInOrUp = () => {
  const { signIn } = useSignIn()
  const { signUp } = useSignUp()
  const finish = useFinish()
  const { push } = useRouter()
  const [isNew, setNew] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { emailAddress = '', password = '' } = valuesOf(event)
    const { error } = await signIn.password({ emailAddress, password })
    if (!error) return void (await finish())
    await signUp.password({ emailAddress, password })
    await signUp.verifications.sendEmailCode()
    setNew(true)
  }
  const verify = async (event: FormEvent<HTMLFormElement>) => {
    await signUp.verifications.verifyEmailCode({ code: valuesOf(event).code ?? '' })
    if (signUp.status === 'complete') await signUp.finalize({ navigate: () => push('/welcome') })
  }
  return isNew ? (
    <form onSubmit={verify}>
      <input name="code" aria-label="Code" />
      <button type="submit">Verify</button>
    </form>
  ) : (
    <form onSubmit={submit}>
      <input name="emailAddress" aria-label="Email address" />
      <input name="password" type="password" aria-label="Password" />
      <button type="submit">Continue</button>
    </form>
  )
}

export const PendingSession = () => {
  const { isLoaded, session } = useSession({ treatPendingAsSignedOut: false })
  if (!isLoaded) return <p>Loading</p>
  return session?.currentTask ? <p>Left to do: {session.currentTask.key}</p> : <p>Nothing is left to do</p>
}
