import type { MockSession, MockTicket } from '../account-types.ts'
import type { InstanceSettings } from '../environment/settings.ts'
import { deepCopy } from '../plain-data.ts'
import type { MockSnapshot, OutboxMessage } from '../types.ts'
import type { MockUser } from '../user-types.ts'
import { createKeyed, createKeyedById, type Keyed, refill } from './keyed.ts'
import {
  groups,
  groupsOfDevBrowser,
  groupsOfMessage,
  groupsOfSession,
  groupsOfTicket,
  groupsOfTrip,
  groupsOfUser,
  identityName,
} from './keys.ts'
import type {
  CaptchaTokenRecord,
  ClientRecord,
  DevBrowserRecord,
  IdentityRecord,
  IdentityTokenRecord,
  LinkRecord,
  ProtectDemand,
  RateRecord,
  SignInRecord,
  SignUpRecord,
  StandInRecord,
} from './records.ts'

export { find, findAll, put, remove } from './keyed.ts'

/** The state of the server: plain JSON. Its arrays are never replaced; records are replaced as a whole. */
export interface MockState {
  seed: string
  /** Counts ids and codes. */
  sequence: number
  /** How far the clock was advanced, in milliseconds. */
  offsetMs: number
  instance: InstanceSettings
  /** Whether every write below `/client` fails until a captcha is passed. */
  isCaptchaRequired: boolean
  /** The challenge for the next change of a sign-up. */
  protectDemand: ProtectDemand | null
  readonly captchaTokens: Keyed<CaptchaTokenRecord>
  readonly rates: Keyed<RateRecord>
  readonly clients: Keyed<ClientRecord>
  readonly devBrowsers: Keyed<DevBrowserRecord>
  readonly signUps: Keyed<SignUpRecord>
  readonly signIns: Keyed<SignInRecord>
  readonly identities: Keyed<IdentityRecord>
  readonly identityTokens: Keyed<IdentityTokenRecord>
  readonly standIns: Keyed<StandInRecord>
  readonly tickets: Keyed<MockTicket>
  readonly links: Keyed<LinkRecord>
  readonly sessions: Keyed<MockSession>
  readonly users: Keyed<MockUser>
  readonly outbox: Keyed<OutboxMessage>
}

export const createState = (seed: string, instance: InstanceSettings): MockState => ({
  seed,
  sequence: 0,
  offsetMs: 0,
  instance,
  isCaptchaRequired: false,
  protectDemand: null,
  captchaTokens: createKeyedById(),
  rates: createKeyedById(),
  clients: createKeyedById(),
  devBrowsers: createKeyedById(groupsOfDevBrowser),
  signUps: createKeyedById(({ externalAccount }) => groupsOfTrip(externalAccount)),
  signIns: createKeyedById(({ firstFactor }) => groupsOfTrip(firstFactor)),
  identities: createKeyed(identityName, ({ provider }) => [groups.provider(provider)]),
  identityTokens: createKeyedById(),
  standIns: createKeyedById(),
  tickets: createKeyedById(groupsOfTicket),
  links: createKeyedById(),
  sessions: createKeyedById(groupsOfSession),
  users: createKeyedById(groupsOfUser),
  outbox: createKeyed(() => null, groupsOfMessage),
})

export const takeSnapshot = (state: MockState): MockSnapshot => ({ version: 1, state: deepCopy({ ...state }) })

/** Restores a snapshot. Arrays are refilled, since callers hold them: `api.outbox`, `api.users`. */
export const applySnapshot = (state: MockState, snapshot: MockSnapshot): void => {
  const target: Record<string, unknown> = state as unknown as Record<string, unknown> // by key, whatever its type
  for (const [key, value] of Object.entries(deepCopy(snapshot.state))) {
    const held = target[key]
    if (Array.isArray(held) && Array.isArray(value)) refill(held as Keyed<unknown>, value)
    else target[key] = value
  }
}
