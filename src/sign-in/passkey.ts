import type { Passkeys } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'
import { later } from '../runtime/later.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import type { State } from '../state/state.ts'
import { createFrom } from './details.ts'
import { hasFactor } from './factors.ts'
import { signInOf } from './members.ts'
import type { PasskeyParams } from './params.ts'
import { isAtSecondFactor, verificationOf, type Which } from './requests.ts'
import { endOffer, startOffer } from './send.ts'
import { attemptFactor, prepareFactor } from './verification.ts'

const strategy = 'passkey'

const loadPasskeys = later(() => import('../browser/passkey.ts'))

const openPasskeys = async ({ providers }: Call): Promise<Passkeys> =>
  (await loadPasskeys()).createPasskeys(providers.passkeys)

/** Whether a new sign-in would lose what the user has done so far. */
const isWorthKeeping = (signIn: SignInAttempt, flow: PasskeyParams['flow']): boolean => {
  if (signIn.id === undefined || signIn.status === 'complete' || signIn.status === 'needs_identifier') return false
  return signIn.status !== 'needs_first_factor' || (flow === 'autofill' && signIn.identifier !== null)
}

/** @throws FlowError `wrong_step` */
const requireReplaceable = (state: State, flow: PasskeyParams['flow']): void => {
  const signIn = signInOf(state)
  if (!isWorthKeeping(signIn, flow)) return
  throw new FlowError('wrong_step', { detail: `a sign-in is in progress, and its \`status\` is ${signIn.status}` })
}

/** A signal that is aborted with either of two. */
const eitherOf = (first: AbortSignal, second: AbortSignal): AbortSignal => {
  const controller = new AbortController()
  for (const signal of [first, second]) onAbort(signal, (reason) => abort(controller, reason))
  return controller.signal
}

/** Asks the user for a passkey, and submits it for the sign-in that it was asked for. */
const prove = async (call: Call, which: Which, isOffer: boolean): Promise<void> => {
  const passkeys = await openPasskeys(call)
  const signIn = signInOf(call.state())
  const { nonce } = verificationOf(signIn, which)
  const signal = isOffer ? eitherOf(call.signal, startOffer(call)) : call.signal
  const mediation = isOffer ? 'conditional' : 'optional'
  const publicKeyCredential = await passkeys.requestAssertion({ nonce, mediation, signal })
  await call.inTurn((state) => {
    if (signInOf(state).id !== signIn.id) throw new FlowError('discarded')
  })
  await attemptFactor(call, which, { strategy, publicKeyCredential })
}

const proveFactor = async (call: Call, which: Which): Promise<void> => {
  await prepareFactor(call, which, { strategy })
  await prove(call, which, false)
}

/** Signs in with a passkey. */
export const passkey = async (call: Call, params: PasskeyParams = {}): Promise<void> => {
  const { flow } = requireObject(params)
  const passkeys = await openPasskeys(call)
  passkeys.requireSupport()
  if (flow === undefined) {
    const isSecond = await call.inTurn((state) => {
      const signIn = signInOf(state)
      return isAtSecondFactor(signIn) && hasFactor(signIn, strategy)
    })
    return proveFactor(call, isSecond ? 'second' : 'first')
  }
  const isOffer = flow === 'autofill'
  // Without it, the browser would open its dialog while the page loads.
  if (isOffer && !(await passkeys.isAutofillSupported())) return
  endOffer(call)
  await createFrom(call, flow, { strategy }, (state) => requireReplaceable(state, flow))
  await prove(call, 'first', isOffer)
}

/** The passkey as the second factor. */
export const passkeyAsSecondFactor = async (call: Call): Promise<void> => {
  const passkeys = await openPasskeys(call)
  passkeys.requireSupport()
  await proveFactor(call, 'second')
}
