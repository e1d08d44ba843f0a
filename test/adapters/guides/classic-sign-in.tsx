// Screens of a sign-in as the classic official guides shape them. With the official package, the imports would differ.
import { type FormEvent, useState } from 'react'
import { isClerkAPIResponseError } from '../../../src/react/errors.ts'
import { useClerk } from '../../../src/react/index.ts'
import { useSignIn, useSignUp } from '../../../src/react/legacy.ts'
import { useRouter } from '../support/router.tsx'
import { CodeForm, TextField } from './fields.tsx'

export const SignIn = () => {
  const { isLoaded, signIn, setActive } = useSignIn()
  const [identifier, setIdentifier] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const { push } = useRouter()
  if (!isLoaded) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const attempt = await signIn.create({ identifier, password })
      if (attempt.status === 'complete') {
        await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
      }
    } catch (error) {
      setProblem(isClerkAPIResponseError(error) ? (error.errors[0]?.code ?? '') : String(error))
    }
  }
  return (
    <form onSubmit={submit}>
      <TextField name="emailAddress" label="Email address" value={identifier} onChange={setIdentifier} />
      <TextField name="password" label="Password" value={password} onChange={setPassword} />
      <p>{problem}</p>
      <button type="submit">Sign in</button>
    </form>
  )
}

export const SignInByCode = () => {
  const { isLoaded, signIn, setActive } = useSignIn()
  const [identifier, setIdentifier] = useState('')
  const [code, setCode] = useState('')
  const [isVerifying, setVerifying] = useState(false)
  const { push } = useRouter()
  if (!isLoaded) return null
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { supportedFirstFactors } = await signIn.create({ identifier })
    const factor = supportedFirstFactors?.find(({ strategy }) => strategy === 'email_code')
    if (!factor || !('emailAddressId' in factor)) return
    await signIn.prepareFirstFactor({ strategy: 'email_code', emailAddressId: factor.emailAddressId as string })
    setVerifying(true)
  }
  const verify = async (event: FormEvent) => {
    event.preventDefault()
    const attempt = await signIn.attemptFirstFactor({ strategy: 'email_code', code })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
    }
  }
  return isVerifying ? (
    <CodeForm code={code} onChange={setCode} onSubmit={verify} />
  ) : (
    <form onSubmit={send}>
      <TextField name="emailAddress" label="Email address" value={identifier} onChange={setIdentifier} />
      <button type="submit">Send the code</button>
    </form>
  )
}

export const SignInOrUp = () => {
  const { isLoaded, signIn, setActive } = useSignIn()
  const { isLoaded: isSignUpLoaded, signUp } = useSignUp()
  const [emailAddress, setEmailAddress] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isNew, setNew] = useState(false)
  const { push } = useRouter()
  if (!isLoaded || !isSignUpLoaded) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const attempt = await signIn.create({ identifier: emailAddress, password })
      await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
    } catch (error) {
      if (!isClerkAPIResponseError(error) || error.errors[0]?.code !== 'form_identifier_not_found') throw error
      await signUp.create({ emailAddress, password })
      await signUp.prepareEmailAddressVerification()
      setNew(true)
    }
  }
  const verify = async (event: FormEvent) => {
    event.preventDefault()
    const attempt = await signUp.attemptEmailAddressVerification({ code })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId, navigate: () => push('/welcome') })
    }
  }
  return isNew ? (
    <CodeForm code={code} onChange={setCode} onSubmit={verify} />
  ) : (
    <form onSubmit={submit}>
      <TextField name="emailAddress" label="Email address" value={emailAddress} onChange={setEmailAddress} />
      <TextField name="password" label="Password" value={password} onChange={setPassword} />
      <button type="submit">Continue</button>
    </form>
  )
}

/** What is left to do before a session is one. */
export const PendingSession = () => {
  const { loaded, session } = useClerk()
  if (!loaded) return <p>Loading</p>
  return session?.currentTask ? <p>Left to do: {session.currentTask.key}</p> : <p>Nothing is left to do</p>
}
