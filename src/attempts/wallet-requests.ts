import type { Call } from '../calls/call.ts'
import { FlowError, isFlowError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'

/** A wallet's error code when the user declined. Source: EIP-1193. */
const REJECTED = 4001
/** A wallet's error code for an account that the page may not use. Source: EIP-1193. */
const UNAUTHORIZED = 4100

const codeOf = (cause: unknown): unknown => (Object(cause) as { code?: unknown }).code

const isRejection = (cause: unknown): boolean =>
  codeOf(cause) === REJECTED || /^User rejected the request\.?$/.test(String((Object(cause) as Partial<Error>).message))

const toWalletError = (cause: unknown, isSigning: boolean): unknown => {
  if (isFlowError(cause)) return cause
  if (isRejection(cause)) return new FlowError('wallet_rejected', { cause })
  if (isSigning && codeOf(cause) === UNAUTHORIZED) return new FlowError('wallet_account_mismatch', { cause })
  return new FlowError('wallet_failed', { cause })
}

/**
 * Asks a wallet, unless the call was aborted: then the wallet must not prompt the user.
 *
 * @throws FlowError `wallet_rejected`, `wallet_account_mismatch` or `wallet_failed`; `cause` is the wallet's error.
 */
const askWallet = async (call: Call, ask: () => Promise<string>, isSigning: boolean): Promise<string> => {
  throwIfAborted(call.signal)
  let value: unknown
  try {
    value = await ask()
  } catch (cause) {
    throw toWalletError(cause, isSigning)
  }
  if (typeof value === 'string' && value !== '') return value
  throw new FlowError('wallet_failed', { detail: `it returned no ${isSigning ? 'signature' : 'account'}` })
}

/** Asks the wallet for an account. */
export const askForAccount = (call: Call, connect: () => Promise<string>): Promise<string> =>
  askWallet(call, connect, false)

/** Asks the wallet for a signature; for a wallet that may reject the first request by itself, once more. */
export const askForSignature = (call: Call, sign: () => Promise<string>, isAskedTwice: boolean): Promise<string> =>
  askWallet(
    call,
    async () => {
      try {
        return await sign()
      } catch (cause) {
        if (!isAskedTwice || codeOf(cause) !== REJECTED) throw cause
        throwIfAborted(call.signal)
        return sign()
      }
    },
    true,
  )
