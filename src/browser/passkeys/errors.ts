import { FlowError, isFlowError } from '../../errors.ts'

/** The codes of the official client, by the name of the browser's error. */
const CODES: Readonly<Record<string, FlowError['code']>> = {
  NotAllowedError: 'passkey_retrieval_cancelled',
  AbortError: 'passkey_operation_aborted',
  SecurityError: 'passkey_invalid_rpID_or_domain',
}

/** The error for what a provider rejected with. */
export const toPasskeyError = (cause: unknown): FlowError => {
  if (isFlowError(cause)) return cause
  const { name } = Object(cause) as { readonly name?: unknown }
  const code = typeof name === 'string' && Object.hasOwn(CODES, name) ? CODES[name] : undefined
  return new FlowError(code ?? 'passkey_retrieval_failed', { cause })
}
