'use client'

import { useClerk, useUser } from 'headless-signup/react'

export const Account = () => {
  const { user } = useUser()
  const { signOut } = useClerk()
  return (
    <>
      <p>Welcome, {user?.primaryEmailAddress?.emailAddress ?? user?.username ?? user?.id}!</p>
      <button type="button" className="primary" onClick={() => signOut()}>
        Sign out
      </button>
    </>
  )
}
