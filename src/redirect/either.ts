import type { WalletName } from '../attempts/params.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { isFrontendApiError } from '../errors.ts'
import { callLater } from '../runtime/call-later.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import { loadSignIn } from '../sign-in/face.ts'
import { create } from '../sign-up/details.ts'
import { web3 as signUpWithWallet } from '../sign-up/on-demand.ts'
import { CONTEXT_PARAMS, pickParams } from '../sign-up/params.ts'
import type { RedirectDecision, RedirectIntent } from './decision.ts'
import type { RedirectUrls } from './destination.ts'
import { finish } from './finish.ts'
import { decideAndTransfer, type TransferOptions } from './transfer.ts'
import { readAddressed, requireDestinations } from './urls.ts'

const signInPart = callLater(loadSignIn)
const createSignIn = signInPart(({ actions }) => actions.create)
const signInWithWallet = signInPart(({ actions }) => actions.web3)

interface EitherOptions extends RedirectUrls, Omit<TransferOptions, 'transferable'> {}

/** Parameters of `authenticateWithGoogleOneTap()`. */
export interface GoogleOneTapParams extends EitherOptions {
  /** The `credential` that Google's script returns: an identity token. */
  readonly token: string
}

/** Parameters of `authenticateWithWeb3()`. */
export interface ClientWeb3Params extends EitherOptions, WalletName {
  readonly strategy: Web3Strategy
}

/** The two ways, and the error code of the first one that says that there is no such user. */
interface Ways {
  readonly signIn: () => Promise<void>
  readonly unknown: string
  readonly signUp: () => Promise<void>
}

/** Signs in; signs up when there is no such user. Then does what follows. */
const either = async (
  call: Call,
  options: EitherOptions,
  { signIn, unknown, signUp }: Ways,
): Promise<RedirectDecision> => {
  requireDestinations(call.browser, options)
  const addressed = readAddressed(call.browser)
  let intent: RedirectIntent = 'sign-in'
  try {
    await signIn()
  } catch (error) {
    if (!isFrontendApiError(error) || error.errors[0]?.code !== unknown) throw error
    intent = 'sign-up'
    await signUp()
  }
  return finish(call, await decideAndTransfer(call, intent, options), { intent, urls: options, addressed })
}

/** Signs in with the identity token of Google One Tap, or signs up. */
export const authenticateWithGoogleOneTap = (call: Call, params: GoogleOneTapParams): Promise<RedirectDecision> => {
  const token = requireText('token', requireObject(params).token)
  const strategy = 'google_one_tap'
  return either(call, params, {
    signIn: () => createSignIn(call, { strategy, token }),
    unknown: 'external_account_not_found',
    signUp: () => create(call, { strategy, token, ...pickParams(params, CONTEXT_PARAMS) }),
  })
}

/** Signs in with a wallet of the page, or signs up. */
export const authenticateWithWeb3 = (call: Call, params: ClientWeb3Params): Promise<RedirectDecision> => {
  const { strategy, walletName } = requireObject(params)
  return either(call, params, {
    signIn: () => signInWithWallet(call, { strategy, walletName }),
    unknown: 'form_identifier_not_found',
    signUp: () => signUpWithWallet(call, { strategy, walletName, ...pickParams(params, CONTEXT_PARAMS) }),
  })
}
