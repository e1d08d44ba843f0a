'use client'

import type { EmailLinkOutcome } from 'headless-signup'
import { useClient } from 'headless-signup/react'
import { useEffect, useState } from 'react'
import { Redirect } from '../redirect.tsx'

const PATHS: Readonly<Partial<Record<EmailLinkOutcome['type'], string>>> = {
  activated: '/',
  continue: '/sign-up',
  continue_sign_in: '/sign-in',
  no_link: '/',
}

const TEXTS: Readonly<Partial<Record<EmailLinkOutcome['type'], string>>> = {
  verified_elsewhere: 'Your address is verified. Continue where you began.',
  expired: 'This link has expired. Send another.',
  client_mismatch: 'Open the link in the browser in which you began.',
}

export const VerifyLink = () => {
  const client = useClient()
  const [outcome, setOutcome] = useState<EmailLinkOutcome['type']>()

  useEffect(() => {
    client.handleEmailLinkVerification().then(
      ({ type }) => setOutcome(type),
      () => setOutcome('failed'),
    )
  }, [client])

  if (!outcome) return null
  const path = PATHS[outcome]
  return path ? <Redirect to={path} /> : <p role="alert">{TEXTS[outcome] ?? 'This link cannot be verified.'}</p>
}
