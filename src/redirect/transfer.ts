import type { Call } from '../calls/call.ts'
import { callLater } from '../runtime/call-later.ts'
import { initialSession } from '../shapes/client.ts'
import { loadSignIn } from '../sign-in/face.ts'
import { signInOf } from '../sign-in/members.ts'
import { create as createSignUp } from '../sign-up/details.ts'
import { keptSignUp, signUpOf } from '../sign-up/members.ts'
import { CONTEXT_PARAMS, type ContextParams, pickParams } from '../sign-up/params.ts'
import { activeSession } from '../state/state.ts'
import { type RedirectDecision, type RedirectInput, type RedirectIntent, redirectDecision } from './decision.ts'

const createSignIn = callLater(loadSignIn)(({ actions }) => actions.create)

/** What the state says about the sign-up, the sign-in and the sessions. */
const inputOf = ({ state }: Call): Omit<RedirectInput, 'intent'> => {
  const { client } = state()
  const signIn = signInOf(state())
  return {
    signUp: signUpOf(state()),
    signIn: signIn.id === undefined ? null : signIn,
    sessions: client?.sessions ?? [],
    session: activeSession(state()) ?? (client && initialSession(client)),
  }
}

/** What decides about transfers. */
export interface TransferOptions extends ContextParams {
  /**
   * Whether a sign-in whose account has no user becomes a sign-up, and a sign-up whose account has one a sign-in.
   * Default: true.
   */
  readonly transferable?: boolean | undefined
}

/** Decides what follows, and transfers an attempt to the other kind when it belongs there: at most once. */
export const decideAndTransfer = async (
  call: Call,
  intent: RedirectIntent,
  options: TransferOptions,
): Promise<RedirectDecision> => {
  const decision = redirectDecision({ ...inputOf(call), intent })
  if (options.transferable === false) return decision
  // What was transferred is used up, even if the server still returns it.
  if (decision.type === 'transfer_to_sign_up') {
    await createSignUp(call, { transfer: true, ...pickParams(options, CONTEXT_PARAMS) })
    return redirectDecision({ ...inputOf(call), signIn: null, intent: 'sign-up' })
  }
  if (decision.type === 'transfer_to_sign_in') {
    await createSignIn(call, { transfer: true })
    return redirectDecision({ ...inputOf(call), signUp: keptSignUp.initial.value, intent: 'sign-in' })
  }
  return decision
}
