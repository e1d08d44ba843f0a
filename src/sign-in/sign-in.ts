import { atom } from 'nanostores'
import { createCooldown } from '../attempts/cooldown.ts'
import { type EmailLinkFlow, emailLinkFlows } from '../attempts/email-link-flow.ts'
import { passwordValidator } from '../attempts/password-validator.ts'
import type { PasswordValidation, ValidatePasswordCallbacks } from '../attempts/validate-password.ts'
import type { CallOptions } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { resolvesToResult, resolvesToSelf } from '../calls/methods.ts'
import { once } from '../runtime/later.ts'
import type { ClientTrustState, SignInAttempt } from '../shapes/sign-in.ts'
import type { Verification } from '../shapes/verification.ts'
import { defineMembers } from '../state/members.ts'
import { actionOf, methodsOf, type SignInSource } from './face.ts'
import { keptSignIn, signInOf } from './kept.ts'
import { attemptReaders, type DerivedMembers, derivedReaders, storeReaders, verificationReaders } from './members.ts'
import type { SignInMethods } from './methods.ts'
import { createNextStep } from './next-step-store.ts'
import { loadSignIn, type SignInPart } from './on-demand.ts'
import type { SignInEmailLinkFlowParams } from './params.ts'
import { signInResource } from './resource.ts'
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

const readers = { ...attemptReaders, ...derivedReaders }

const addMembers = defineMembers({
  live: { ...readers, ...verificationReaders },
  // The stores of the verifications have plain data.
  stores: { ...readers, ...storeReaders },
  parts: {
    future: createSignInFuture,
    $cooldown: ({ store }: SignInSource) => createCooldown(store.$state, keptSignIn),
    $nextStep: createNextStep,
  },
})

export const createSignIn = (calls: Calls): SignIn => {
  const owner = { calls, resource: signInResource }
  const $part = atom<SignInPart | null>(null)
  const load = once(async () => {
    const part = await loadSignIn()
    $part.set(part)
    return part
  })
  const source: SignInSource = { owner, load, $part, store: calls.store, memory: new Map() }
  // A failure is reported by the call that needs it.
  load().catch(() => {})
  const methods = {
    ...methodsOf(source, (name, activity) =>
      /Redirect|Popup|advance/.test(name)
        ? resolvesToResult(owner, activity)
        : resolvesToSelf(owner, () => signIn, activity),
    ),
    createEmailLinkFlow: emailLinkFlows<SignIn, SignInEmailLinkFlowParams>(owner, () => signIn, {
      send: actionOf(source, 'startEmailLink'),
      wait: actionOf(source, 'waitForVerification', 'emailLink'),
    }),
    validatePassword: passwordValidator(calls),
    reset: async () => {
      calls.reset(signInResource)
      return signIn
    },
    toJSON: () => signInOf(calls.store.get()),
  }
  const signIn: SignIn = addMembers(methods, source) as unknown as SignIn
  return signIn
}
