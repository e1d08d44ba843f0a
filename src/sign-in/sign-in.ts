import { createCooldown } from '../attempts/cooldown.ts'
import type { EmailLinkFlow } from '../attempts/email-link-flow.ts'
import { type AttemptSource, attemptOf } from '../attempts/face.ts'
import { createNextStep } from '../attempts/next-step-store.ts'
import type { PasswordValidation, ValidatePasswordCallbacks } from '../attempts/validate-password.ts'
import type { CallOptions } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { lazy } from '../runtime/later.ts'
import type { ClientTrustState, SignInAttempt } from '../shapes/sign-in.ts'
import type { Verification } from '../shapes/verification.ts'
import { defineMembers } from '../state/members.ts'
import { groups, loadSignIn, METHODS, RESULTS, type SignInPart } from './face.ts'
import { type DerivedMembers, keptSignIn, liveReaders, readers, storeReaders } from './members.ts'
import type { SignInMethods } from './methods.ts'
import type { SignInEmailLinkFlowParams } from './params.ts'
import { createSignInFuture, type SignInFuture } from './sign-in-future.ts'
import type { SignInNextStep } from './steps.ts'
import type { SignInStores } from './stores.ts'

/**
 * One sign-in, from the identifier to the session. The same object for the client's whole life: its members always show
 * the current state. Its methods reject with an error of this package; those of {@link SignIn.future} return it
 * instead. They load when `client.signIn` is first used, and reject with `chunk_failed` when that fails.
 *
 * Every method takes `{ signal }` as its last argument, also in place of optional parameters. A method that sends a
 * request rejects, besides what its own text says, with `FrontendApiError` (an error response), `NetworkError` (no
 * response), `InvalidResponseError` (an invalid response), and `FlowError` with `aborted`, `discarded` or `destroyed`.
 * A rejected call leaves the sign-in as it was, except for what the error response says about it: a wrong code counts
 * as an attempt, and a sign-in that the server no longer has is gone.
 * When the response to a change is lost, the sign-in is read once before the call ends: if the change was applied, the
 * call resolves; otherwise `NetworkError.outcome` says what is known.
 *
 * Source: the SignIn document.
 */
export interface SignIn
  extends Omit<SignInAttempt, 'firstFactorVerification' | 'secondFactorVerification' | 'clientTrustState'>,
    DerivedMembers,
    SignInStores,
    SignInMethods<SignIn, void, SignInNextStep> {
  /** How far the first factor has been verified. `$firstFactorVerification` has it as plain data. */
  readonly firstFactorVerification: Verification
  /** How far the second factor has been verified. `$secondFactorVerification` has it as plain data. */
  readonly secondFactorVerification: Verification
  /** Whether the user has had a session on this device: `pending` until the user is known. */
  readonly clientTrustState?: ClientTrustState
  /** The session that the identity already has on this client. */
  readonly existingSession: { sessionId: string } | undefined
  /** The same sign-in with methods that never reject. */
  readonly future: SignInFuture

  /**
   * Creates a verification by email link, with the wait for it. Each call returns a new one; no request is sent before
   * it is started. See {@link EmailLinkFlow}.
   */
  createEmailLinkFlow(): EmailLinkFlow<SignIn, SignInEmailLinkFlowParams>
  /** Checks a new password against the instance's rules. See `signUp.validatePassword()`. */
  validatePassword(
    password: string,
    callbacks?: ValidatePasswordCallbacks | CallOptions,
    options?: CallOptions,
  ): Promise<PasswordValidation>
  /** The attempt as plain data. */
  toJSON(): SignInAttempt
}

type SignInSource = AttemptSource<SignInPart>

const START: SignInNextStep = { type: 'start', identifiers: [], strategies: [] }

const addMembers = defineMembers({
  live: liveReaders,
  stores: { ...readers, ...storeReaders },
  parts: {
    future: createSignInFuture,
    $cooldown: ({ store }: SignInSource) => createCooldown(store.$state, keptSignIn),
    // Its code is another chunk than the engine's. Loaded again, if that failed before.
    $nextStep: (source: SignInSource) => createNextStep(source, START, source.load),
    ...groups,
  },
})

const DESCRIPTION = { names: METHODS, results: RESULTS, wait: 'emailLink.waitForVerification', addMembers }

export const createSignIn = (calls: Calls): SignIn => {
  const part = lazy(loadSignIn)
  // A failure is reported by the call that needs it.
  part.load().catch(() => {})
  return attemptOf<SignIn, SignInSource>(DESCRIPTION, { owner: { calls, resource: keptSignIn }, ...part })
}
