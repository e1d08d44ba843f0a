import { nextId } from './state/ids.ts'
import type { ProtectDemand, ProtectRecord, SignUpRecord } from './state/records.ts'
import type { MockState } from './state/state.ts'

/** A new challenge. */
export const createChallenge = (state: MockState, demand: ProtectDemand, now: number): ProtectRecord => ({
  ...demand,
  token: nextId(state, 'ptk'),
  expireAt: demand.expiresInMs === null ? null : now + demand.expiresInMs,
})

/** The sign-up with the challenge that was asked for, if one was: it meets the next change of a sign-up. */
export const withChallenge = (state: MockState, signUp: SignUpRecord, now: number): SignUpRecord => {
  const demand = state.protectDemand
  if (!demand) return signUp
  state.protectDemand = null
  return { ...signUp, protect: createChallenge(state, demand, now) }
}

export const isExpired = ({ expireAt }: ProtectRecord, now: number): boolean => expireAt !== null && expireAt <= now

/** What the challenge's script would end with. */
export const proofOf = (token: string): string => `proof_${token}`

/** What a challenge adds to its sign-up, as the wire has it. */
export const presentChallenge = ({ protect }: SignUpRecord, missing: readonly string[]) =>
  protect
    ? {
        missing_fields: [...missing, 'protect_check'],
        protect_check: {
          status: 'pending',
          token: protect.token,
          sdk_url: protect.sdkUrl,
          ...(protect.expireAt === null ? {} : { expires_at: protect.expireAt }),
          ...(protect.uiHints ? { ui_hints: protect.uiHints } : {}),
        },
      }
    : {}
