import { refusal } from '../refusals.ts'
import type { SignInRecord, SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import type { Context, Server } from './context.ts'
import { returned } from './returning.ts'

/** The sign-in of somebody whom nobody knows: a sign-up may take it over. Throws a refusal when there is none. */
export const transferableSignIn = ({ server: { state }, client }: Context): SignInRecord => {
  const signIn = find(state.signIns, client?.signInId ?? null)
  if (signIn?.firstFactor?.status === 'transferable') return signIn
  throw refusal('account_transfer_invalid', { longMessage: 'This browser has no sign-in that could become a sign-up.' })
}

/** The sign-up of whoever tried to sign in. */
export const withTransfer = (server: Server, signUp: SignUpRecord, { firstFactor }: SignInRecord): SignUpRecord =>
  firstFactor?.identity
    ? returned(server, signUp, { trip: { ...firstFactor, error: null }, identity: firstFactor.identity })
    : signUp
