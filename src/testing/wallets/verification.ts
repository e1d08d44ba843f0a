import { type ApiErrorCode, problem } from '../api-errors.ts'
import type { Context, Preparation } from '../server/context.ts'
import { neededText } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { storeAndRespond } from '../sign-ups/complete.ts'
import { openSignUp } from '../sign-ups/own-sign-up.ts'
import { nextId } from '../state/ids.ts'
import type { SignUpRecord, VerificationRecord } from '../state/records.ts'
import { put } from '../state/state.ts'
import { checkCode, newVerification, verificationFor } from '../verifications/rules.ts'
import { problemWith, requireSignature } from './check.ts'
import { type MessageContents, messageOf } from './message.ts'
import { strategiesOf } from './strategies.ts'

/** The address of the sign-up's wallet. Throws a `Problem` if the strategy cannot verify it. */
const addressFor = (
  { server: { state } }: Context,
  { web3wallet: address }: SignUpRecord,
  strategy: string,
): string => {
  const { settings } = state.instance
  if (address === null || !settings.attributes.web3_wallet.enabled)
    throw problem('form_param_missing', {
      param: 'web3_wallet',
      longMessage: 'This sign-up has no web3_wallet yet. Update it with the address of a wallet first.',
    })
  const enabled = strategiesOf(settings, 'web3_wallet', address)
  if (enabled.includes(strategy)) return address
  const longMessage = `The strategy ${strategy} cannot verify ${address}. Enabled for it: ${enabled.join(', ') || 'none'}.`
  throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
}

const NONCE_LENGTH = 17

/** Creates the text for a wallet to sign. It invalidates earlier texts. */
export const newWalletText = (
  { server: { state, clock }, call }: Pick<Context, 'server' | 'call'>,
  { strategy, address, purpose }: Pick<MessageContents, 'strategy' | 'address' | 'purpose'>,
): VerificationRecord => {
  const message = messageOf({
    strategy,
    address,
    purpose,
    applicationName: state.instance.displayConfig.application_name,
    origin: call.page ?? call.origin,
    nonce: nextId(state, 'nonce').slice(-NONCE_LENGTH),
    issuedAt: clock.now(),
  })
  return newVerification({ strategy, code: message, channel: null }, clock.now(), state.instance.limits)
}

/** Creates the text for the sign-up's wallet to sign. */
export const walletPreparation = (context: Context, draft: SignUpRecord, strategy: string): Preparation => {
  const address = addressFor(context, draft, strategy)
  if (draft.verifications.web3_wallet?.status === 'verified')
    throw problem('verification_already_verified', { param: 'web3_wallet' })
  return (signUp) => {
    const web3_wallet = newWalletText(context, { strategy, address, purpose: 'Sign up to' })
    return { ...signUp, verifications: { ...signUp.verifications, web3_wallet } }
  }
}

const TEXTS: Readonly<Partial<Record<ApiErrorCode, string>>> = {
  verification_missing: 'There is no text to sign yet. Call prepare_verification with this strategy first.',
  verification_expired: 'This text to sign has expired. Call prepare_verification again.',
  verification_failed: 'Too many wrong signatures were sent. Call prepare_verification again.',
}

/** `POST …/attempt_verification` of a wallet: checks the signature. A wrong one counts, like a wrong code. */
export const attemptWallet = (context: Context, strategy: string) => {
  const { state, clock } = context.server
  const signature = neededText(context.call.body, 'signature', 'Sign the text, and send the signature.')
  const signUp = openSignUp(context)
  const address = addressFor(context, signUp, strategy)
  requireSignature({ strategy, signature })
  const known = signUp.verifications.web3_wallet
  const message = known?.code ?? ''
  const reason = problemWith({ strategy, address, message, signature })
  const given = { code: reason === null ? message : '', clientId: signUp.clientId, now: clock.now() }
  const { verification, failure } = checkCode(verificationFor(known, strategy), given, state.instance.limits)
  if (failure === 'verification_missing') throw problem(failure, { longMessage: TEXTS[failure] })
  const next = { ...signUp, verifications: { ...signUp.verifications, web3_wallet: verification } }
  if (!failure) return storeAndRespond(context, openClient(context), next)
  put(state.signUps, next)
  if (failure !== 'form_code_incorrect') throw problem(failure, { param: 'web3_wallet', longMessage: TEXTS[failure] })
  throw problem('form_param_value_invalid', { param: 'signature', longMessage: reason ?? undefined })
}
