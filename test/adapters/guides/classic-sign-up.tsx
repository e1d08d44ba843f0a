// Screens of a sign-up as the classic official guides shape them. With the official package, the imports would differ.
import { type FormEvent, useEffect, useState } from 'react'
import {
  type ClerkAPIError,
  EmailLinkErrorCodeStatus,
  isClerkAPIResponseError,
  isEmailLinkError,
} from '../../../src/react/errors.ts'
import { useClerk } from '../../../src/react/index.ts'
import { useSignUp } from '../../../src/react/legacy.ts'
import { useRouter } from '../support/router.tsx'
import { CodeForm, TextField } from './fields.tsx'

export const SignUp = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [emailAddress, setEmailAddress] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isVerifying, setVerifying] = useState(false)
  const [errors, setErrors] = useState<ClerkAPIError[]>()
  const { push } = useRouter()

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setErrors(undefined)
    if (!isLoaded) return
    try {
      await signUp.create({ emailAddress, password })
      await signUp.prepareEmailAddressVerification({ strategy: 'email_code' })
      setVerifying(true)
    } catch (error) {
      if (isClerkAPIResponseError(error)) setErrors([...error.errors])
    }
  }

  const verify = async (event: FormEvent) => {
    event.preventDefault()
    if (!isLoaded) return
    try {
      const attempt = await signUp.attemptEmailAddressVerification({ code })
      if (attempt.status !== 'complete') return
      await setActive({
        session: attempt.createdSessionId,
        navigate: async ({ session }) => {
          if (!session?.currentTask) push('/dashboard')
        },
      })
    } catch (error) {
      if (isClerkAPIResponseError(error)) setErrors([...error.errors])
    }
  }

  if (!isLoaded) return <p>Loading</p>
  return (
    <form onSubmit={isVerifying ? verify : create}>
      {isVerifying ? (
        <TextField name="code" label="Code" value={code} onChange={setCode} />
      ) : (
        <>
          <TextField name="emailAddress" label="Email address" value={emailAddress} onChange={setEmailAddress} />
          <TextField name="password" label="Password" value={password} onChange={setPassword} />
        </>
      )}
      {errors?.map((error) => (
        <p key={error.code}>{error.longMessage}</p>
      ))}
      <button type="submit">{isVerifying ? 'Verify' : 'Sign up'}</button>
    </form>
  )
}

export const SmsCode = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [phoneNumber, setPhoneNumber] = useState('')
  const [code, setCode] = useState('')
  const [isVerifying, setVerifying] = useState(false)
  const { push } = useRouter()
  if (!isLoaded) return null
  const create = async (event: FormEvent) => {
    event.preventDefault()
    await signUp.create({ phoneNumber })
    await signUp.preparePhoneNumberVerification()
    setVerifying(true)
  }
  const verify = async (event: FormEvent) => {
    event.preventDefault()
    const result = await signUp.attemptPhoneNumberVerification({ code })
    if (result.status !== 'complete') return
    await setActive({ session: result.createdSessionId, navigate: () => push('/dashboard') })
  }
  return isVerifying ? (
    <CodeForm code={code} onChange={setCode} onSubmit={verify} />
  ) : (
    <form onSubmit={create}>
      <TextField name="phoneNumber" label="Phone number" value={phoneNumber} onChange={setPhoneNumber} />
      <button type="submit">Continue</button>
    </form>
  )
}

export const EmailLink = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [emailAddress, setEmailAddress] = useState('')
  const [verified, setVerified] = useState('')
  const { push } = useRouter()
  if (!isLoaded) return null
  const { startEmailLinkFlow } = signUp.createEmailLinkFlow()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await signUp.create({ emailAddress })
    const attempt = await startEmailLinkFlow({ redirectUrl: `${window.location.origin}/verify` })
    const verification = attempt.verifications.emailAddress
    setVerified(verification.verifiedFromTheSameClient() ? 'here' : 'elsewhere')
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
    }
  }
  return (
    <form onSubmit={submit}>
      <TextField name="emailAddress" label="Email address" value={emailAddress} onChange={setEmailAddress} />
      <button type="submit">Send the link</button>
      <p>{verified}</p>
    </form>
  )
}

/** The page that the link opens. */
export const EmailLinkPage = () => {
  const { handleEmailLinkVerification, loaded } = useClerk()
  const [status, setStatus] = useState('loading')
  useEffect(() => {
    if (!loaded) return
    const verify = async () => {
      try {
        await handleEmailLinkVerification({ redirectUrl: '/sign-up', redirectUrlComplete: '/dashboard' })
        setStatus('verified')
      } catch (error) {
        const isExpired = isEmailLinkError(error) && error.code === EmailLinkErrorCodeStatus.Expired
        const isElsewhere = isEmailLinkError(error) && error.code === EmailLinkErrorCodeStatus.ClientMismatch
        setStatus(isExpired ? 'expired' : isElsewhere ? 'client mismatch' : 'failed')
      }
    }
    void verify()
  }, [handleEmailLinkVerification, loaded])
  return <p>The link: {status}</p>
}

export const Invitation = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [firstName, setFirstName] = useState('')
  const [password, setPassword] = useState('')
  const { push } = useRouter()
  const ticket = new URLSearchParams(window.location.search).get('__clerk_ticket')
  if (!isLoaded) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const attempt = await signUp.create({ strategy: 'ticket', ticket, firstName, password })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
    }
  }
  return (
    <form onSubmit={submit}>
      <TextField name="firstName" label="First name" value={firstName} onChange={setFirstName} />
      <TextField name="password" label="Password" value={password} onChange={setPassword} />
      <button type="submit">Accept the invitation</button>
    </form>
  )
}

/** After a provider: the form is there once the sign-up is. */
export const Continue = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [username, setUsername] = useState('')
  const { push } = useRouter()
  if (!isLoaded) return <p>Loading</p>
  if (!signUp.id) return <p>No sign-up is in progress</p>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await signUp.update({ username })
    if (result.status === 'complete') {
      await setActive({ session: result.createdSessionId, navigate: () => push('/dashboard') })
    }
  }
  return (
    <form onSubmit={submit}>
      <p>Missing: {signUp.missingFields.join()}</p>
      <TextField name="username" label="Name" value={username} onChange={setUsername} />
      <button type="submit">Continue</button>
    </form>
  )
}

export const LegalAcceptance = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [legalAccepted, setLegalAccepted] = useState(false)
  const [problem, setProblem] = useState('')
  const { push } = useRouter()
  if (!isLoaded) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const attempt = await signUp.create({ username, password, legalAccepted })
      if (attempt.status === 'complete') {
        await setActive({ session: attempt.createdSessionId, navigate: () => push('/dashboard') })
      } else setProblem(`Still missing: ${attempt.missingFields.join()}`)
    } catch (error) {
      if (isClerkAPIResponseError(error)) setProblem(error.errors[0]?.message ?? '')
    }
  }
  return (
    <form onSubmit={submit}>
      <TextField name="username" label="Username" value={username} onChange={setUsername} />
      <TextField name="password" label="Password" value={password} onChange={setPassword} />
      <input
        name="legalAccepted"
        type="checkbox"
        checked={legalAccepted}
        onChange={(event) => setLegalAccepted(event.target.checked)}
        aria-label="I accept the terms"
      />
      <p>{problem}</p>
      <button type="submit">Sign up</button>
    </form>
  )
}

export const Waitlist = () => {
  const { isLoaded, signUp } = useSignUp()
  const [emailAddress, setEmailAddress] = useState('')
  const [isClosed, setClosed] = useState(false)
  if (!isLoaded) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await signUp.create({ emailAddress })
    } catch (error) {
      const [first] = isClerkAPIResponseError(error) ? error.errors : []
      setClosed(first?.code === 'sign_up_restricted_waitlist')
    }
  }
  if (isClosed) return <p>We are full: join the waitlist</p>
  return (
    <form onSubmit={submit}>
      <TextField name="emailAddress" label="Email address" value={emailAddress} onChange={setEmailAddress} />
      <button type="submit">Sign up</button>
    </form>
  )
}

/** The page of a provider's callback, done by hand. */
export const Callback = () => {
  const { isLoaded, signUp, setActive } = useSignUp()
  const { push } = useRouter()
  const [hasRun, setHasRun] = useState(false)
  useEffect(() => {
    if (!isLoaded || hasRun) return
    setHasRun(true)
    if (signUp.status === 'complete') {
      void setActive({ session: signUp.createdSessionId, navigate: () => push('/dashboard') })
    } else push(signUp.id ? '/continue' : '/sign-up')
  }, [isLoaded, hasRun, signUp, setActive, push])
  return <p>One moment</p>
}
