import type { FinalizeParams } from '../attempts/finalize.ts'
import type { ProtectCheckParams } from '../attempts/protect-check.ts'
import type { CallOptions } from '../calls/call.ts'
import { resolvesToError, type Settled } from '../calls/methods.ts'
import type { ClientTrustState, SignInAttempt, SignInStatus } from '../shapes/sign-in.ts'
import type { Verification } from '../shapes/verification.ts'
import { defineMembers } from '../state/members.ts'
import type { State } from '../state/state.ts'
import { signInOf } from './kept.ts'
import { attemptReaders, type DerivedMembers, derivedReaders, verificationReaders } from './members.ts'
import { methodsOf, passkeyMethod, type SignInSource, waysOf } from './methods.ts'
import type {
  PasskeyParams,
  SignInCreateParams,
  SignInPasswordParams,
  SignInSSOParams,
  SignInTicketParams,
  SignInWeb3Params,
} from './params.ts'
import type { SignInWays } from './ways.ts'

/**
 * The same sign-in as {@link SignIn}, with methods that never reject: they return `{ error }`, where `error` is `null`
 * or an error of this package. Source: the SignInFuture document.
 */
export interface SignInFuture
  extends Omit<
      SignInAttempt,
      'id' | 'status' | 'firstFactorVerification' | 'secondFactorVerification' | 'clientTrustState'
    >,
    DerivedMembers,
    SignInWays<Settled> {
  /** `undefined` while there is no sign-in. */
  readonly id?: string
  /** `needs_identifier` also while there is no sign-in: `id` and `$nextStep` show the difference. */
  readonly status: SignInStatus
  readonly firstFactorVerification: Verification
  readonly secondFactorVerification: Verification
  /** Whether the user has had a session on this device: `pending` until the user is known. */
  readonly clientTrustState?: ClientTrustState
  /** The session that the identity already has on this client. */
  readonly existingSession?: { sessionId: string }

  /** Starts a sign-in, and discards the one in progress. See {@link SignIn.create}. */
  create(params?: SignInCreateParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Signs in with a password. See {@link SignIn.password}. */
  password(params: SignInPasswordParams, options?: CallOptions): Promise<Settled>
  /** Signs in through a provider, OAuth or enterprise. See {@link SignIn.sso}. */
  sso(params: SignInSSOParams, options?: CallOptions): Promise<Settled>
  /** Signs in with a wallet, Ethereum or Solana. See {@link SignIn.web3}. */
  web3(params: SignInWeb3Params, options?: CallOptions): Promise<Settled>
  /** Signs in with a passkey. See {@link SignIn.authenticateWithPasskey}. */
  passkey(params?: PasskeyParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Signs in with a ticket. See {@link SignIn.ticket}. */
  ticket(params?: SignInTicketParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Submits the proof of the challenge in `protectCheck`. See {@link SignIn.submitProtectCheck}. */
  submitProtectCheck(params: ProtectCheckParams, options?: CallOptions): Promise<Settled>
  /** Makes the session that the sign-in created the active one. See {@link SignIn.finalize}. */
  finalize(params?: FinalizeParams | CallOptions, options?: CallOptions): Promise<Settled>
  /** Discards the sign-in locally and at once. See {@link SignIn.reset}. */
  reset(): Promise<Settled>
}

const addMembers = defineMembers({
  live: {
    ...attemptReaders,
    ...derivedReaders,
    ...verificationReaders,
    status: (state: State) => signInOf(state).status ?? 'needs_identifier',
  },
})

const NAMES = ['create', 'password', 'sso', 'web3', 'ticket', 'submitProtectCheck', 'finalize'] as const

export const createSignInFuture = (source: SignInSource): SignInFuture => {
  const { owner } = source
  const make = (activity?: 'waiting') => resolvesToError(owner, activity)
  const methods = {
    ...methodsOf(source, make, NAMES),
    ...waysOf(source, make),
    passkey: passkeyMethod(source, make),
    reset: async () => {
      owner.calls.reset(owner.resource)
      return { error: null }
    },
  }
  return addMembers(methods, source) as unknown as SignInFuture
}
