import { memo } from 'react'
import type { SignUpFuture } from '../../../src/index.ts'
import { useSignUp } from '../../../src/react/index.ts'

const Summary = memo(({ signUp }: { readonly signUp: SignUpFuture }) => (
  <p>
    address: {signUp.emailAddress ?? 'none'}, {signUp.verifications.emailAddress.status ?? 'not sent'}
  </p>
))

/** A component that passes the sign-up on to a memoised one. */
export const Parent = () => <Summary signUp={useSignUp().signUp} />
