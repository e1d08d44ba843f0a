import type { PasskeyCredential, PasskeyProvider } from '../providers.ts'

/** The passkeys of the browser. */
export const browserPasskeys: PasskeyProvider = {
  isSupported: () =>
    typeof globalThis.PublicKeyCredential === 'function' &&
    typeof globalThis.navigator?.credentials?.get === 'function',
  isAutofillSupported: async () => (await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) === true,
  get: async (request) => (await navigator.credentials.get(request)) as unknown as PasskeyCredential | null,
}
