// main.tsx
import { SignUpProvider } from 'headless-signup/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const publishableKey: string | undefined = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY
const where = publishableKey ? { publishableKey } : { frontendApi: location.origin } // the mock that serves this page

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <StrictMode>
    <SignUpProvider {...where}>
      <App />
    </SignUpProvider>
  </StrictMode>,
)
