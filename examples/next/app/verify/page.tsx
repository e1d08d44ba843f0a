import Link from 'next/link'
import { VerifyLink } from './verify-link.tsx'

/** Links of messages lead to this page. */
export default function VerifyPage() {
  return (
    <>
      <h1>Your link</h1>
      <VerifyLink />
      <footer>
        <Link href="/">Your account</Link>
      </footer>
    </>
  )
}
