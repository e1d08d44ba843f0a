'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Leaves this page for another one. */
export const Redirect = ({ to }: { readonly to: string }) => {
  const { replace } = useRouter()
  useEffect(() => replace(to), [replace, to])
  return null
}
