import { AuthenticateWithRedirectCallback } from 'headless-signup/react'
import { notFound } from 'next/navigation'

const FLOWS = ['sign-up', 'sign-in'] as const

export const generateStaticParams = () => FLOWS.map((flow) => ({ flow }))

/** Providers lead back to this page. */
export default async function CallbackPage({ params }: { readonly params: Promise<{ readonly flow: string }> }) {
  const { flow } = await params
  const intent = FLOWS.find((name) => name === flow)
  if (!intent) notFound()
  return (
    <>
      <h1>One moment</h1>
      <p>This goes on by itself.</p>
      <AuthenticateWithRedirectCallback
        intent={intent}
        signUpUrl="/sign-up"
        signInUrl="/sign-in"
        signInFallbackRedirectUrl="/"
        signUpFallbackRedirectUrl="/"
      />
      <div id="clerk-captcha" />
    </>
  )
}
