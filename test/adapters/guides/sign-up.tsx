// Screens of a sign-up as the current official guides shape them. With the official package, the imports would differ.
import { type FormEvent, useEffect, useState } from 'react'
import { useAuth, useClerk, useSignUp } from '../../../src/react/index.ts'
import { useRouter } from '../support/router.tsx'

const valuesOf = (event: FormEvent<HTMLFormElement>): Record<string, string> => {
  event.preventDefault()
  return Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
}

/** What every screen does at its end. */
const useFinish = () => {
  const { signUp } = useSignUp()
  const { push } = useRouter()
  return () =>
    signUp.finalize({
      navigate: ({ session, decorateUrl }) => {
        if (session?.currentTask) return push(decorateUrl(`/tasks/${session.currentTask.key}`))
        push(decorateUrl('/dashboard'))
      },
    })
}

export const EmailPassword = () => {
  const { signUp, errors, fetchStatus } = useSignUp()
  const { isSignedIn } = useAuth()
  const finish = useFinish()

  if (signUp.status === 'complete' || isSignedIn) return null

  const create = async (event: FormEvent<HTMLFormElement>) => {
    const { emailAddress = '', password = '' } = valuesOf(event)
    const { error } = await signUp.password({ emailAddress, password })
    if (!error) await signUp.verifications.sendEmailCode({ emailAddress })
  }

  const verify = async (event: FormEvent<HTMLFormElement>) => {
    const { code = '' } = valuesOf(event)
    await signUp.verifications.verifyEmailCode({ code })
    if (signUp.status === 'complete') await finish()
  }

  if (
    signUp.status === 'missing_requirements' &&
    signUp.unverifiedFields.includes('email_address') &&
    signUp.missingFields.length === 0
  ) {
    return (
      <form onSubmit={verify}>
        <label>
          Code <input name="code" />
        </label>
        {errors.fields.code && <p>{errors.fields.code.message}</p>}
        <button type="submit" disabled={fetchStatus === 'fetching'}>
          Verify
        </button>
        <button type="button" onClick={() => signUp.verifications.sendEmailCode()}>
          Send another code
        </button>
        <button type="button" onClick={() => signUp.reset()}>
          Start over
        </button>
      </form>
    )
  }

  return (
    <form onSubmit={create}>
      <label>
        Email address <input name="emailAddress" />
      </label>
      {errors.fields.emailAddress && <p>{errors.fields.emailAddress.message}</p>}
      <label>
        Password <input name="password" type="password" />
      </label>
      {errors.fields.password && <p>{errors.fields.password.message}</p>}
      {errors.global && <pre>{JSON.stringify(errors.global)}</pre>}
      <button type="submit" disabled={fetchStatus === 'fetching'}>
        Sign up
      </button>
      <div id="clerk-captcha" />
    </form>
  )
}

export const SmsCode = () => {
  const { signUp, errors } = useSignUp()
  const finish = useFinish()
  const create = async (event: FormEvent<HTMLFormElement>) => {
    const { phoneNumber = '' } = valuesOf(event)
    const { error } = await signUp.create({ phoneNumber })
    if (!error) await signUp.verifications.sendPhoneCode({ phoneNumber })
  }
  const verify = async (event: FormEvent<HTMLFormElement>) => {
    const { code = '' } = valuesOf(event)
    await signUp.verifications.verifyPhoneCode({ code })
    if (signUp.status === 'complete') await finish()
  }
  if (signUp.unverifiedFields.includes('phone_number')) {
    return (
      <form onSubmit={verify}>
        <input name="code" aria-label="Code" />
        {errors.fields.code && <p>{errors.fields.code.longMessage}</p>}
        <button type="submit">Verify</button>
      </form>
    )
  }
  return (
    <form onSubmit={create}>
      <input name="phoneNumber" aria-label="Phone number" />
      {errors.fields.phoneNumber && <p>{errors.fields.phoneNumber.message}</p>}
      <button type="submit">Continue</button>
    </form>
  )
}

export const EmailLink = () => {
  const { signUp, errors } = useSignUp()
  const finish = useFinish()
  const [isWaiting, setWaiting] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    const { emailAddress = '' } = valuesOf(event)
    const { error } = await signUp.create({ emailAddress })
    if (error) return
    await signUp.verifications.sendEmailLink({ verificationUrl: `${window.location.origin}/verify` })
    setWaiting(true)
    await signUp.verifications.waitForEmailLinkVerification()
    if (signUp.verifications.emailAddress.status === 'expired') return setWaiting(false)
    if (signUp.status === 'complete') await finish()
  }
  if (isWaiting) return <p>Look into your mailbox</p>
  return (
    <form onSubmit={send}>
      <input name="emailAddress" aria-label="Email address" />
      {errors.global?.map((error) => (
        <p key={error.code}>{error.message}</p>
      ))}
      <button type="submit">Send the link</button>
    </form>
  )
}

export const Invitation = () => {
  const { signUp, errors } = useSignUp()
  const finish = useFinish()
  const ticket = new URLSearchParams(window.location.search).get('__clerk_ticket')
  if (!ticket) return <p>You need an invitation</p>
  const accept = async (event: FormEvent<HTMLFormElement>) => {
    const { firstName, password = '' } = valuesOf(event)
    const { error } = await signUp.ticket({ firstName, ticket })
    if (error) return
    if (signUp.missingFields.includes('password')) await signUp.password({ password })
    if (signUp.status === 'complete') await finish()
  }
  return (
    <form onSubmit={accept}>
      <input name="firstName" aria-label="First name" />
      <input name="password" type="password" aria-label="Password" />
      {errors.global && <p>{errors.global[0]?.message}</p>}
      <button type="submit">Accept the invitation</button>
    </form>
  )
}

/** After a provider: whatever is missing is an input. */
export const Continue = () => {
  const { signUp, errors } = useSignUp()
  const finish = useFinish()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { error } = await signUp.update(valuesOf(event))
    if (!error && signUp.status === 'complete') await finish()
  }
  if (!signUp.id) return <p>No sign-up is in progress</p>
  return (
    <form onSubmit={submit}>
      {signUp.missingFields.map((field) => {
        const name = field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
        return <input key={field} name={name} aria-label={name} />
      })}
      {errors.fields.username && <p>{errors.fields.username.message}</p>}
      <button type="submit">Continue</button>
    </form>
  )
}

export const LegalAcceptance = () => {
  const { signUp, errors } = useSignUp()
  const finish = useFinish()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { username, password = '', legalAccepted } = valuesOf(event)
    // What the form has is sent as it is: `on`.
    await signUp.password({ username, password, legalAccepted: legalAccepted as 'on' })
    if (signUp.status === 'complete') await finish()
  }
  return (
    <form onSubmit={submit}>
      <input name="username" aria-label="Username" />
      <input name="password" type="password" aria-label="Password" />
      <input name="legalAccepted" type="checkbox" aria-label="I accept the terms" />
      {errors.fields.legalAccepted && <p>{errors.fields.legalAccepted.message}</p>}
      <button type="submit">Sign up</button>
    </form>
  )
}

export const Waitlist = () => {
  const { signUp, errors } = useSignUp()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    await signUp.create({ emailAddress: valuesOf(event).emailAddress })
  }
  const isClosed = errors.raw?.some(({ code }) => code === 'sign_up_restricted_waitlist')
  if (isClosed) return <p>We are full: join the waitlist</p>
  return (
    <form onSubmit={submit}>
      <input name="emailAddress" aria-label="Email address" />
      <button type="submit">Sign up</button>
    </form>
  )
}

/** The page of a provider's callback, done by hand. */
export const Callback = () => {
  const clerk = useClerk()
  const { signUp } = useSignUp()
  const { push } = useRouter()
  const finish = useFinish()
  const [hasRun, setHasRun] = useState(false)
  useEffect(() => {
    if (!clerk.loaded || hasRun) return
    setHasRun(true)
    if (signUp.status === 'complete') void finish()
    else if (signUp.id) push('/continue')
    else push('/sign-up')
  }, [clerk, signUp])
  return <p>One moment</p>
}
