import type { MockSession, MockSnapshot, MockUser, OutboxMessage } from '../contract.ts'
import type { MockTicket } from '../control/contract.ts'
import type { InstanceSettings } from '../settings/settings.ts'
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

/** Everything that the server knows: plain JSON. The arrays are the same ones for ever, records are replaced as a whole. */
export interface MockState {
  seed: string
  /** Counts ids and codes. */
  sequence: number
  /** How far the clock was advanced. */
  offsetMs: number
  instance: InstanceSettings
  /** Whether the next request of anybody has to prove that there is a person. */
  isCaptchaRequired: boolean
  /** What the next change of a sign-up is met with. */
  protectDemand: ProtectDemand | null
  readonly captchaTokens: CaptchaTokenRecord[]
  readonly rates: RateRecord[]
  readonly clients: ClientRecord[]
  readonly devBrowsers: DevBrowserRecord[]
  readonly signUps: SignUpRecord[]
  readonly signIns: SignInRecord[]
  readonly identities: IdentityRecord[]
  readonly identityTokens: IdentityTokenRecord[]
  readonly standIns: StandInRecord[]
  readonly tickets: MockTicket[]
  readonly links: LinkRecord[]
  readonly sessions: MockSession[]
  readonly users: MockUser[]
  readonly outbox: OutboxMessage[]
}

export const createState = (seed: string, instance: InstanceSettings): MockState => ({
  seed,
  sequence: 0,
  offsetMs: 0,
  instance,
  isCaptchaRequired: false,
  protectDemand: null,
  captchaTokens: [],
  rates: [],
  clients: [],
  devBrowsers: [],
  signUps: [],
  signIns: [],
  identities: [],
  identityTokens: [],
  standIns: [],
  tickets: [],
  links: [],
  sessions: [],
  users: [],
  outbox: [],
})

export const takeSnapshot = (state: MockState): MockSnapshot => ({ version: 1, state: structuredClone({ ...state }) })

/** Puts the snapshot's values in place. Arrays are refilled, since they are in other hands: `api.outbox`, `api.users`. */
export const applySnapshot = (state: MockState, snapshot: MockSnapshot): void => {
  const target: Record<string, unknown> = state as unknown as Record<string, unknown> // by key, whatever its type
  for (const [key, value] of Object.entries(structuredClone(snapshot.state))) {
    const held = target[key]
    if (Array.isArray(held) && Array.isArray(value)) held.splice(0, held.length, ...value)
    else target[key] = value
  }
}

/** The record with this id. */
export const find = <Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string | null,
): Item | undefined => items.find((item) => item.id === id)

/** Stores a record: in the place of the one with its id, or at the end. */
export const put = <Item extends { readonly id: string }>(items: Item[], item: Item): Item => {
  const index = items.findIndex(({ id }) => id === item.id)
  items.splice(index === -1 ? items.length : index, 1, item)
  return item
}

/** Takes the record with this id away. Answers whether there was one. */
export const remove = <Item extends { readonly id: string }>(items: Item[], id: string): boolean => {
  const index = items.findIndex((item) => item.id === id)
  return index !== -1 && items.splice(index, 1).length === 1
}
