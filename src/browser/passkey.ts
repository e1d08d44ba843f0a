import { FlowError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { readOptions, writeCredential } from './passkeys/encoding.ts'
import { toPasskeyError } from './passkeys/errors.ts'
import type {
  AssertionRequest,
  PasskeyCredential,
  PasskeyProvider,
  PasskeyRequest,
  PasskeyRequestOptions,
  Passkeys,
} from './providers.ts'

/** The passkeys of the browser. */
const browserPasskeys: PasskeyProvider = {
  isSupported: () =>
    typeof globalThis.PublicKeyCredential === 'function' &&
    typeof globalThis.navigator?.credentials?.get === 'function',
  isAutofillSupported: async () => (await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) === true,
  get: async (request) => (await navigator.credentials.get(request)) as unknown as PasskeyCredential | null,
}

const requireSupport = (provider: PasskeyProvider): void => {
  if (!provider.isSupported()) throw new FlowError('passkey_not_supported')
}

const optionsOf = (nonce: AssertionRequest['nonce']): PasskeyRequestOptions => {
  if (!nonce) throw new FlowError('missing_public_key_options')
  try {
    return readOptions(nonce)
  } catch (cause) {
    throw new FlowError('missing_public_key_options', { cause })
  }
}

const ask = async (provider: PasskeyProvider, request: PasskeyRequest): Promise<PasskeyCredential> => {
  // Extensions replace the browser's function, and not all of them listen to the signal.
  const credential = await untilAborted(request.signal, provider.get(request))
  if (credential) return credential
  throw new FlowError('passkey_retrieval_failed', { detail: 'the browser returned no credential' })
}

const requestAssertion = async (
  provider: PasskeyProvider,
  { nonce, mediation, signal }: AssertionRequest,
): Promise<string> => {
  requireSupport(provider)
  const publicKey = optionsOf(nonce)
  throwIfAborted(signal)
  try {
    return writeCredential(await ask(provider, { publicKey, mediation, ...(signal && { signal }) }))
  } catch (cause) {
    throwIfAborted(signal)
    throw toPasskeyError(cause)
  }
}

/** @param provider Default: the browser. */
export const createPasskeys = (provider: PasskeyProvider = browserPasskeys): Passkeys => ({
  requireSupport: () => requireSupport(provider),
  isAutofillSupported: async () => {
    try {
      return provider.isSupported() && (await provider.isAutofillSupported())
    } catch {
      return false
    }
  },
  requestAssertion: (request) => requestAssertion(provider, request),
})
