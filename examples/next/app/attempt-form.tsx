'use client'

import type { SignInErrors, SignInFuture, SignUpErrors, SignUpFuture } from 'headless-signup'
import { ClerkLoaded, useClient } from 'headless-signup/react'
import { type SubmitEvent, useEffect } from 'react'
import type { Screen } from '../../shared/screen.ts'
import { takeSteps } from '../../shared/take-steps.ts'
import { valuesOf } from '../../shared/values-of.ts'

interface AttemptFormProps {
  readonly flow: 'sign-up' | 'sign-in'
  readonly attempt: SignUpFuture | SignInFuture
  readonly errors: SignUpErrors | SignInErrors
  readonly fetchStatus: 'idle' | 'fetching'
  readonly screen: Screen
  readonly onHandOver: (values: NonNullable<Screen['handOver']>) => unknown
}

export const AttemptForm = ({ flow, attempt, errors, fetchStatus, screen, onHandOver }: AttemptFormProps) => {
  const client = useClient()
  useEffect(() => takeSteps(client), [client])

  const problems = errors.fields as Record<string, SignUpErrors['fields']['code']>
  const isFetching = fetchStatus === 'fetching'

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    const values = valuesOf(event, flow, event.nativeEvent.submitter)
    return screen.handOver ? onHandOver(screen.handOver) : attempt.advance(values)
  }

  return (
    <>
      <h1>{screen.title}</h1>
      <p>{screen.text}</p>
      <ClerkLoaded>
        <form onSubmit={submit}>
          {screen.fields.map(({ label, autocomplete, ...input }) => (
            <label key={screen.key + input.name}>
              {label}
              <input
                {...input}
                autoComplete={autocomplete}
                aria-invalid={problems[input.name] ? true : undefined}
                aria-describedby={problems[input.name] ? `${input.name}-problem` : undefined}
              />
              {problems[input.name] && (
                <span id={`${input.name}-problem`} className="problem">
                  {problems[input.name]?.longMessage ?? problems[input.name]?.message}
                </span>
              )}
            </label>
          ))}
          {errors.global?.map((problem) => (
            <p key={problem.message} className="problem" role="alert">
              {problem.longMessage ?? problem.message}
            </p>
          ))}
          <div id="clerk-captcha" />
          {screen.submit && (
            <button type="submit" className="primary" disabled={isFetching}>
              {screen.submit}
            </button>
          )}
          <div className="choices">
            {screen.choices.map(({ name, value, label }) => (
              <button key={value} type="submit" name={name} value={value} disabled={isFetching} formNoValidate>
                {label}
              </button>
            ))}
            {attempt.id !== undefined && (
              <button type="button" className="link" onClick={() => attempt.reset()}>
                Start over
              </button>
            )}
          </div>
        </form>
      </ClerkLoaded>
    </>
  )
}
