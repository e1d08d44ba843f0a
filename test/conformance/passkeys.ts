// Loaded in advance: a chunk takes its own time, which the faked clock does not wait for.
import '../../src/browser/passkey.ts'
import type { PasskeyCredential, PasskeyProvider, PasskeyRequest } from '../../src/index.ts'
import { signWith } from './authenticator.ts'
import { notedPasskeyRequest } from './passkey-requests.ts'
import type { Members } from './plain.ts'
import type { RecordedCredential, Recording } from './recording.ts'

const bufferOf = (base64Url: string): ArrayBuffer => Uint8Array.from(Buffer.from(base64Url, 'base64url')).buffer

/** The credential with its bytes, as a page gets it. */
export const credentialOf = ({
  id,
  rawId,
  authenticatorAttachment,
  response,
}: RecordedCredential): PasskeyCredential => ({
  type: 'public-key',
  id,
  rawId: bufferOf(rawId),
  authenticatorAttachment,
  response: {
    clientDataJSON: bufferOf(response.clientDataJSON),
    authenticatorData: bufferOf(response.authenticatorData),
    signature: bufferOf(response.signature),
    userHandle: bufferOf(response.userHandle),
  },
})

/** Never settles until the request is aborted. */
const waitForAbort = (signal: AbortSignal | undefined, note: (request: Members) => void): Promise<never> =>
  new Promise((_resolve, reject) =>
    signal?.addEventListener('abort', () => {
      note({ aborted: true })
      reject(new DOMException('The operation was aborted.', 'AbortError'))
    }),
  )

type Responder = (request: PasskeyRequest, note: (request: Members) => void) => Promise<PasskeyCredential | null>

const scripted = ({
  credential,
  answers: responses = ['credential'],
}: NonNullable<Recording['setup']['passkey']>): Responder => {
  let requests = 0
  return async ({ signal }, note) => {
    const response = responses[Math.min(requests, responses.length - 1)]
    requests += 1
    if (response === 'credential') return credentialOf(credential)
    if (response === 'none') return null
    if (response === 'pending') return waitForAbort(signal, note)
    throw new DOMException('The operation either timed out or was not allowed.', response)
  }
}

const nothing: Responder = async () => {
  throw new DOMException('There is no passkey.', 'NotAllowedError')
}

/** The passkeys that a recording describes. Notes what they are asked for. */
export const passkeysOf = (
  { passkey, authenticator, pageUrl }: Recording['setup'],
  note: (request: Members) => void,
): PasskeyProvider => {
  const virtual = authenticator && signWith(authenticator.credentials, new URL(pageUrl).origin)
  const respond = virtual ?? (passkey ? scripted(passkey) : nothing)
  return {
    isSupported: () => passkey?.supported !== false,
    isAutofillSupported: async () => passkey?.conditional !== false,
    get: (request) => {
      note(notedPasskeyRequest(request))
      return respond(request, note)
    },
  }
}
