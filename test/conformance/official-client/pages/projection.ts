import { projectSignIn } from './sign-in-projection.ts'
import { type Members, pick, VERIFICATION, type Verified, verificationOf } from './verification.ts'

/** What both faces document, `verifications` aside. */
const SHARED = [
  'id',
  'status',
  'requiredFields',
  'optionalFields',
  'missingFields',
  'unverifiedFields',
  'username',
  'firstName',
  'lastName',
  'emailAddress',
  'phoneNumber',
  'hasPassword',
  'unsafeMetadata',
  'createdSessionId',
  'createdUserId',
  'abandonAt',
  'legalAcceptedAt',
  'locale',
] as const

/** What only one face documents. */
const OWN = {
  classic: ['web3wallet'],
  future: ['web3Wallet', 'isTransferable', 'existingSession'],
} as const

export type FaceName = keyof typeof OWN

/** What an external account's verification does not have. */
const PREPARED = [...VERIFICATION, 'nextAction', 'supportedStrategies'] as const

const VERIFIED = {
  emailAddress: PREPARED,
  phoneNumber: PREPARED,
  web3Wallet: PREPARED,
  externalAccount: VERIFICATION,
} as const

const USER = [
  'id',
  'username',
  'firstName',
  'lastName',
  'primaryEmailAddressId',
  'primaryPhoneNumberId',
  'primaryWeb3WalletId',
  'passwordEnabled',
  'publicMetadata',
  'unsafeMetadata',
  'legalAcceptedAt',
  'createdAt',
] as const

/** What a page shows of itself: plain JSON. */
export interface Look {
  readonly signUp: Members
  readonly signIn: Members
  readonly session: Members | null
  readonly user: Members | null
  /** The ids of every session of this browser. */
  readonly sessions: readonly string[]
}

const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

export interface Seen {
  readonly face: FaceName
  readonly signUp: object
  readonly signIn: object
  readonly session: { readonly id: string; readonly currentTask?: unknown } | null
  readonly user: object | null
  readonly sessions: readonly { readonly id: string }[]
}

export const lookAt = ({ face, signUp, signIn, session, user, sessions }: Seen): Look => {
  const { verifications } = signUp as { verifications: Record<string, Verified> }
  const verified = Object.entries(VERIFIED).map(([name, names]) => {
    const verification = verifications[name]
    return [name, verification ? verificationOf(verification, names) : null]
  })
  return plain({
    signUp: { ...pick(signUp, [...SHARED, ...OWN[face]]), verifications: Object.fromEntries(verified) },
    signIn: projectSignIn(face, signIn),
    session: session && {
      ...pick(session, ['id', 'status', 'expireAt', 'abandonAt', 'lastActiveAt']),
      currentTask: session.currentTask ?? null,
    },
    user: user && pick(user, USER),
    sessions: sessions.map(({ id }) => id),
  })
}
