import { problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import { toBase64Url } from '../sessions/signature.ts'
import { nextId } from '../state/ids.ts'
import type { FactorRecord, VerificationRecord } from '../state/records.ts'
import { put } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'
import { currentAt, newVerification } from '../verifications/rules.ts'
import { type AssertionFailure, requestOptions, verifyAssertion } from './verify.ts'

const STRATEGY = 'passkey'
const TIMEOUT_MS = 60_000

type By = Pick<Context, 'server' | 'call'>

/** The domain that passkeys are for. */
const domainOf = ({ server, call }: By): string =>
  server.state.instance.signIns.passkeyDomain ?? new URL(call.page ?? call.origin).hostname

/** The pages that may use passkeys: the one that sends the request, if it is known. */
const originsOf = (context: By): readonly string[] => {
  const { page, origin } = context.call
  return page === null ? [origin, `https://${domainOf(context)}`] : [page]
}

/** Creates the options for the browser. It invalidates earlier ones. Without a user, any passkey will do. */
export const newChallenge = (context: By, user: MockUser | undefined): VerificationRecord => {
  const { state, clock } = context.server
  const nonce = requestOptions({
    challenge: toBase64Url(new TextEncoder().encode(nextId(state, 'challenge'))),
    rpId: domainOf(context),
    timeout: TIMEOUT_MS,
    ...(user ? { allowCredentials: user.credentials.passkeys.map(({ credentialId }) => credentialId) } : {}),
  })
  return newVerification({ strategy: STRATEGY, code: nonce, channel: null }, clock.now(), state.instance.limits)
}

const REASONS: Readonly<Record<Exclude<AssertionFailure, 'malformed' | 'unknown_passkey'>, string>> = {
  wrong_type: 'The credential is not that of a request for a passkey (`webauthn.get`).',
  wrong_challenge: 'Another challenge was signed than the one in `nonce`. Prepare again, and use the new options.',
  wrong_origin: 'Another page requested the passkey than the one that sent this request.',
  wrong_rp_id: 'The passkey is for another domain than the one in `nonce`: see `signIns.passkeyDomain`.',
  user_not_present: 'The authenticator did not test whether a user is present.',
  user_not_verified: 'The authenticator did not verify the user, which `userVerification` requires.',
  wrong_user_handle: 'The passkey was made for another user handle.',
  wrong_signature: 'The signature is not by this passkey.',
  sign_count_went_back: 'The passkey signed less often than before: it may have been copied.',
}

const fail = (failure: AssertionFailure): never => {
  if (failure === 'unknown_passkey') throw problem('passkey_not_registered')
  if (failure !== 'malformed') throw problem('passkey_authentication_failure', { longMessage: REASONS[failure] })
  const longMessage = 'Send the credential as JSON, with its bytes in base64url: what `toJSON()` of it returns.'
  throw problem('passkey_invalid_public_key_credential', { param: 'public_key_credential', longMessage })
}

/** The options that were prepared. Throws a `Problem` if there are none, or if they are too old. */
const preparedOptions = ({ clock }: By['server'], prepared: FactorRecord): { challenge: string; rpId: string } => {
  const { code, status } = currentAt(prepared, clock.now())
  const longMessage = 'Prepare the strategy `passkey` first, and give the browser the options in `nonce`.'
  if (code === null) throw problem('verification_missing', { longMessage })
  if (status === 'expired') throw problem('verification_expired', { longMessage })
  return JSON.parse(code)
}

/**
 * Verifies what a browser signed with a passkey. Returns the user whose passkey it is, after counting its use, and the
 * verified factor. Throws a `Problem` for a wrong one.
 *
 * @param users Those whose passkeys are accepted.
 */
export const provenPasskey = (
  context: By,
  prepared: FactorRecord,
  { credential, users }: { readonly credential: string; readonly users: readonly MockUser[] },
) => {
  const { state, clock } = context.server
  const { challenge, rpId } = preparedOptions(context.server, prepared)
  const passkeys = users.flatMap((user) => user.credentials.passkeys)
  const result = verifyAssertion({ credential, challenge, rpId, origins: originsOf(context), passkeys })
  if ('failure' in result) return fail(result.failure)
  const owner = users.find((user) => user.credentials.passkeys.some(({ id }) => id === result.passkeyId))
  if (!owner) return fail('unknown_passkey')
  const used = owner.credentials.passkeys.map((one) =>
    one.id === result.passkeyId ? { ...one, signCount: result.signCount, lastUsedAt: clock.now() } : one,
  )
  const user = put(state.users, { ...owner, credentials: { ...owner.credentials, passkeys: used } })
  return { user, factor: { ...prepared, status: 'verified', attempts: 1 } as const }
}
