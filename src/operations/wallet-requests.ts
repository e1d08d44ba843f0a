import { FlowError, isFlowError } from '../errors.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { throwIfAborted } from '../runtime/abort.ts'

/** What a wallet refuses with when the person said no. Source: EIP-1193. */
const REJECTED = 4001
/** The account that was asked for is not one that the wallet lets the page use. Source: EIP-1193. */
const UNAUTHORIZED = 4100

const codeOf = (cause: unknown): unknown => (Object(cause) as { code?: unknown }).code

const isRejection = (cause: unknown): boolean =>
  codeOf(cause) === REJECTED || /^User rejected the request\.?$/.test(String((Object(cause) as Partial<Error>).message))

const toWalletError = (cause: unknown, isSigning: boolean): unknown => {
  if (isFlowError(cause)) return cause
  if (isRejection(cause)) return new FlowError('wallet_rejected', undefined, cause)
  if (isSigning && codeOf(cause) === UNAUTHORIZED) return new FlowError('wallet_account_mismatch', undefined, cause)
  return new FlowError('wallet_failed', undefined, cause)
}

/**
 * Asks a wallet, unless nobody waits for the answer any more: then nothing is to be shown to the person either.
 *
 * @throws FlowError `wallet_rejected`, `wallet_account_mismatch` or `wallet_failed`, with what the wallet threw as `cause`.
 */
const askWallet = async (flow: ScopedFlow, ask: () => Promise<string>, isSigning: boolean): Promise<string> => {
  throwIfAborted(flow.signal)
  let answer: unknown
  try {
    answer = await ask()
  } catch (cause) {
    throw toWalletError(cause, isSigning)
  }
  if (typeof answer === 'string' && answer !== '') return answer
  throw new FlowError('wallet_failed', `The wallet gave no ${isSigning ? 'signature' : 'account'}.`)
}

/** Asks the wallet for an account. */
export const askForAccount = (flow: ScopedFlow, connect: () => Promise<string>): Promise<string> =>
  askWallet(flow, connect, false)

/** Asks the wallet for a signature; once more when it refuses, for wallets that refuse the first time by themselves. */
export const askForSignature = (
  flow: ScopedFlow,
  sign: () => Promise<string>,
  isAskedTwice: boolean,
): Promise<string> =>
  askWallet(
    flow,
    async () => {
      try {
        return await sign()
      } catch (cause) {
        if (!isAskedTwice || codeOf(cause) !== REJECTED) throw cause
        throwIfAborted(flow.signal)
        return sign()
      }
    },
    true,
  )
