import { refusal } from '../api-errors.ts'
import { returned } from '../oauth/apply-identity.ts'
import type { Context, Server } from '../server/context.ts'
import type { SignInRecord, SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'

/** The browser's sign-in, if it matches no user and can become a sign-up. Throws a `Refusal` otherwise. */
export const transferableSignIn = ({ server: { state }, client }: Context): SignInRecord => {
  const signIn = find(state.signIns, client?.signInId ?? null)
  if (signIn?.firstFactor?.status === 'transferable') return signIn
  throw refusal('account_transfer_invalid', { longMessage: 'This browser has no sign-in that could become a sign-up.' })
}

/** Returns the sign-up with the identity of a transferred sign-in. */
export const withTransfer = (server: Server, signUp: SignUpRecord, { firstFactor }: SignInRecord): SignUpRecord =>
  firstFactor?.identity
    ? returned(server, signUp, { trip: { ...firstFactor, error: null }, identity: firstFactor.identity })
    : signUp
