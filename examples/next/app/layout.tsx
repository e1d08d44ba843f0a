// app/layout.tsx
import { ClerkFailed, ClerkLoading } from 'headless-signup/react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import '../../shared/style.css'
import { Provider } from './provider.tsx'

export const metadata: Metadata = { title: 'Your account', icons: 'data:,' }

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main id="app">
          <Provider>
            {children}
            <ClerkLoading>
              <p role="status">One moment …</p>
            </ClerkLoading>
            <ClerkFailed>
              <p role="alert">The server cannot be reached.</p>
            </ClerkFailed>
          </Provider>
        </main>
      </body>
    </html>
  )
}
