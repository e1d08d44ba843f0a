import { type Kind, type MembersOf, map, optional, required, shape, text, time } from './kinds.ts'

const protectCheckMembers = {
  token: required(text(), ''),
  /** Where the challenge's script is. */
  sdkUrl: required(text(), ''),
  /** Epoch milliseconds. */
  expiresAt: optional(time()),
  uiHints: optional(map(text())),
}

/** A challenge that the server wants the browser to pass before the sign-up or the sign-in goes on. */
export interface ProtectCheck extends MembersOf<typeof protectCheckMembers> {
  readonly status: 'pending'
}

export const protectCheckShape: Kind<ProtectCheck> = shape(protectCheckMembers, () => ({ status: 'pending' as const }))
