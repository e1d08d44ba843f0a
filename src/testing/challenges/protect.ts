import { problem } from '../api-errors.ts'
import { nextId } from '../state/ids.ts'
import type { ProtectDemand, ProtectRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'

/** Creates a challenge. */
const createChallenge = (state: MockState, demand: ProtectDemand, now: number): ProtectRecord => ({
  ...demand,
  token: nextId(state, 'ptk'),
  expireAt: demand.expiresInMs === null ? null : now + demand.expiresInMs,
})

/** A sign-up or a sign-in, which may have a challenge. */
interface Challenged {
  readonly protect?: ProtectRecord | null
}

/** Returns the sign-up or sign-in with the required challenge, if any. It applies to one change of one of them. */
export const withChallenge = <Resource extends Challenged>(
  state: MockState,
  resource: Resource,
  now: number,
): Resource => {
  const demand = state.protectDemand
  if (!demand) return resource
  state.protectDemand = null
  return { ...resource, protect: createChallenge(state, demand, now) }
}

const isExpired = ({ expireAt }: ProtectRecord, now: number): boolean => expireAt !== null && expireAt <= now

const PROOF = 'proof_'

/** The proof that the challenge's script would return. */
export const proofOf = (token: string): string => `${PROOF}${token}`

/** Throws a `Problem` for a proof that does not pass the challenge. */
const requireProof = (protect: ProtectRecord, proof: string, now: number): void => {
  if (isExpired(protect, now)) throw problem('protect_check_expired')
  if (proof !== proofOf(protect.token)) throw problem('form_param_value_invalid', { param: 'proof_token' })
}

/** The challenge after a passed one; `null` after the last. */
const nextChallenge = (state: MockState, protect: ProtectRecord, now: number): ProtectRecord | null =>
  protect.times > 1 ? createChallenge(state, { ...protect, times: protect.times - 1 }, now) : null

/** Returns the sign-up or sign-in after its challenge was passed. Throws a `Problem` without one, or for a wrong proof. */
export const withPassedChallenge = <Resource extends Challenged>(
  state: MockState,
  resource: Resource,
  proof: string,
  now: number,
): Resource => {
  if (!resource.protect) throw problem('protect_check_already_resolved')
  requireProof(resource.protect, proof, now)
  return { ...resource, protect: nextChallenge(state, resource.protect, now) }
}

/** Returns the sign-up or sign-in with a new challenge in place of an expired one. */
export const withRenewedChallenge = <Resource extends Challenged>(
  state: MockState,
  resource: Resource,
  now: number,
): Resource =>
  resource.protect && isExpired(resource.protect, now)
    ? { ...resource, protect: createChallenge(state, resource.protect, now) }
    : resource

/**
 * Passes the challenge of a sign-up or sign-in, or the one that this change would get, by the proof sent with the change.
 * Without a challenge the proof is ignored. Throws a `Problem` for an invalid proof.
 */
export const proofPreparation = <Resource extends Challenged>(
  state: MockState,
  { protect }: Challenged,
  { proofToken }: { readonly proofToken?: string },
  now: number,
): ((resource: Resource) => Resource) => {
  const demand = state.protectDemand
  if (proofToken === undefined || !(protect || demand)) return (resource) => resource
  if (protect) {
    requireProof(protect, proofToken, now)
    return (resource) => ({ ...resource, protect: nextChallenge(state, protect, now) })
  }
  // The challenge has no token yet, so only the form of the proof can be checked.
  if (!proofToken.startsWith(PROOF)) throw problem('form_param_value_invalid', { param: 'proof_token' })
  return (resource) => {
    state.protectDemand = demand && demand.times > 1 ? { ...demand, times: demand.times - 1 } : null
    return resource
  }
}

/** A challenge as on the wire. */
export const presentProtect = (protect: ProtectRecord) => ({
  status: 'pending',
  token: protect.token,
  sdk_url: protect.sdkUrl,
  ...(protect.expireAt === null ? {} : { expires_at: protect.expireAt }),
  ...(protect.uiHints ? { ui_hints: protect.uiHints } : {}),
})

/** What a challenge adds to its sign-up on the wire. */
export const presentChallenge = ({ protect }: Challenged, missing: readonly string[]) =>
  protect ? { missing_fields: [...missing, 'protect_check'], protect_check: presentProtect(protect) } : {}
