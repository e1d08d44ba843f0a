import { problem } from '../api-errors.ts'
import type { Context, Preparation } from '../server/context.ts'
import { nextCode } from '../state/ids.ts'
import { isTrip } from '../state/keys.ts'
import type { FactorRecord, SignInRecord, VerificationRecord } from '../state/records.ts'
import { channelOf, deliver, requireMaySend, sendCode } from '../verifications/codes.ts'
import { pageOfLink, sendLink } from '../verifications/links.ts'
import { newVerification } from '../verifications/rules.ts'
import { isTestRecipient } from '../verifications/test-recipients.ts'
import { newWalletText } from '../wallets/verification.ts'
import type { Factor } from './first-factors.ts'
import type { SignInRequest } from './reading.ts'
import { kindOf, messageStrategyOf } from './strategies.ts'

type Request = SignInRequest & { readonly strategy: string }
type Begin = (signIn: SignInRecord) => VerificationRecord

/** Whether the identifier belongs to no user, and may not become a sign-up either. */
const hasNoUser = ({ userId, signUpIfMissing }: SignInRecord): boolean => userId === null && !signUpIfMissing

/** A code that is not sent. An address gets a notice that it has no account, so that its owner does not wait. */
const sendNothing = (
  { server }: Context,
  { strategy, clientId, to }: { strategy: string; clientId: string; to: string },
) => {
  const { state, clock } = server
  if (to.includes('@') && !isTestRecipient(state.instance, to))
    deliver(server, clientId, { to, channel: 'email', kind: 'notice', sentAt: clock.now() })
  return newVerification({ strategy, code: nextCode(state), channel: null }, clock.now(), state.instance.limits)
}

const beginCode = (context: Context, request: Request, to: string): Begin => {
  const { strategy } = request
  const channel = channelOf(context.server, messageStrategyOf(strategy), request.channel)
  return (signIn) => {
    const sending = { clientId: signIn.clientId, strategy, to, channel }
    return hasNoUser(signIn) ? sendNothing(context, sending) : sendCode(context.server, sending)
  }
}

const beginLink = (context: Context, request: Request, to: string): Begin => {
  const redirectUrl = pageOfLink(request)
  return (signIn) => {
    const { clientId, id: resourceId } = signIn
    return hasNoUser(signIn)
      ? sendNothing(context, { clientId, strategy: request.strategy, to })
      : sendLink(context, { clientId, to, resourceId, redirectUrl })
  }
}

const beginningOf = (context: Context, request: Request, value: string): Begin => {
  const { strategy } = request
  if (kindOf(strategy) === 'link') return beginLink(context, request, value)
  if (kindOf(strategy) === 'code') return beginCode(context, request, value)
  return () => newWalletText(context, { strategy, address: value, purpose: 'Sign in to' })
}

/** What was sent to the same recipient before, which may be a moment ago. */
const sentBefore = (known: SignInRecord['firstFactor'], { strategy, of }: Factor): FactorRecord | null =>
  known && !isTrip(known) && known.strategy === strategy && known.identificationId === of?.id ? known : null

/**
 * Returns what begins a factor: sending a code or a link, or writing the text for a wallet to sign. Throws a `Problem` if
 * it cannot begin.
 */
export const factorPreparation = (
  context: Context,
  draft: SignInRecord,
  {
    factor,
    request,
    as,
  }: {
    readonly factor: Factor
    readonly request: Request
    readonly as: 'firstFactor' | 'secondFactor'
  },
): Preparation<SignInRecord> => {
  const { of } = factor
  if (!of) {
    const longMessage = `${factor.strategy} needs no preparation: attempt it at once.`
    throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
  }
  const before = sentBefore(draft[as], factor)
  if (kindOf(factor.strategy) !== 'wallet') requireMaySend(context.server, draft.clientId, before)
  const begin = beginningOf(context, request, of.value)
  return (signIn) => ({ ...signIn, [as]: { ...begin(signIn), identificationId: of.id } })
}
