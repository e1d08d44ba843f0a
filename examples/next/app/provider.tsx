// app/provider.tsx
'use client'

import { SignUpProvider } from 'headless-signup/react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'

const publishableKey = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY
const where = publishableKey ? { publishableKey } : { proxyUrl: '/api/frontend' } // the mock, which this app serves

export const Provider = ({ children }: { readonly children: ReactNode }) => {
  const { push, replace } = useRouter()
  return (
    <SignUpProvider {...where} routerPush={push} routerReplace={replace}>
      {children}
    </SignUpProvider>
  )
}
