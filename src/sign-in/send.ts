import { orCooldown } from '../attempts/or-cooldown.ts'
import type { Call, Write } from '../calls/call.ts'
import { keyOf } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { abort } from '../runtime/abort.ts'
import { signInShape } from '../shapes/sign-in.ts'
import { keptSignIn } from './members.ts'

/** Ends the offer of passkeys in a form field. */
export const endOffer = ({ offers }: Call): void => {
  for (const offer of offers) abort(offer, new FlowError('discarded'))
  offers.clear()
}

/** Starts an offer of passkeys, in place of an earlier one. Returns its signal. */
export const startOffer = (call: Call): AbortSignal => {
  endOffer(call)
  const offer = new AbortController()
  call.offers.add(offer)
  return offer.signal
}

interface SignInWrite extends Pick<Write, 'build' | 'judge' | 'keepsEarlierCalls'> {
  readonly name: string
  /** What identifies the call besides its name. `strategy` and `channel` say how a message is sent. */
  readonly params: { readonly strategy?: string | undefined; readonly channel?: string | undefined }
}

/** Sends a change of the sign-in. */
export const send = async (call: Call, { name, params, ...write }: SignInWrite): Promise<void> => {
  endOffer(call)
  const sending = call.write({ ...write, key: keyOf(name, params), shape: signInShape })
  await orCooldown(call, keptSignIn, params, sending)
}
