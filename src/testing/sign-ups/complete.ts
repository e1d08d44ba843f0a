import type { MockExternalAccount } from '../account-types.ts'
import { withChallenge } from '../challenges/protect.ts'
import { externalAccountOf } from '../oauth/identities.ts'
import type { Context, Server } from '../server/context.ts'
import { updateClient } from '../sessions/client.ts'
import { envelope } from '../sessions/present-client.ts'
import { sessionOf } from '../sessions/sessions.ts'
import { nextId } from '../state/ids.ts'
import type { ClientRecord, SignUpRecord, VerifiedField } from '../state/records.ts'
import { type MockState, put } from '../state/state.ts'
import { acceptTicket, refreshTickets } from '../tickets/tickets.ts'
import type { MockIdentification, MockUser } from '../user-types.ts'
import { NO_CREDENTIALS, UNLOCKED } from '../users/credentials.ts'
import { requireFreeIdentifiers } from './changes.ts'
import { IDENTIFIERS } from './fields.ts'
import { presentSignUp, progressOf } from './present-sign-up.ts'
import { requirementsOf } from './requirements.ts'

const IDENTIFICATIONS: readonly VerifiedField[] = ['email_address', 'phone_number', 'web3_wallet']

const identificationsOf = (state: MockState, signUp: SignUpRecord): MockIdentification[] =>
  IDENTIFICATIONS.flatMap((type) => {
    const value = signUp[IDENTIFIERS[type]]
    if (value === null) return []
    const verification = signUp.verifications[type]
    return [
      {
        id: nextId(state, 'idn'),
        type,
        value,
        verification:
          verification?.status === 'verified'
            ? {
                strategy: verification.strategy,
                channel: verification.channel,
                attempts: verification.attempts,
                expireAt: verification.expireAt,
                verifiedAtClient: verification.verifiedAtClient,
              }
            : null,
      },
    ]
  })

const externalAccountsOf = (state: MockState, { externalAccount }: SignUpRecord): MockExternalAccount[] => {
  if (externalAccount?.status !== 'verified' || !externalAccount.identity) return []
  const { strategy, connectionId, identity } = externalAccount
  return [externalAccountOf(state, identity, { strategy, connectionId })]
}

const userOf = (state: MockState, signUp: SignUpRecord, now: number): MockUser => ({
  id: nextId(state, 'user'),
  emailAddress: signUp.emailAddress,
  phoneNumber: signUp.phoneNumber,
  username: signUp.username,
  web3Wallet: signUp.web3wallet,
  firstName: signUp.firstName,
  lastName: signUp.lastName,
  hasPassword: signUp.hasPassword,
  credentials: { ...NO_CREDENTIALS, passwordHash: signUp.passwordHash },
  lock: UNLOCKED,
  banned: false,
  bypassClientTrust: false,
  unsafeMetadata: signUp.unsafeMetadata,
  publicMetadata: signUp.publicMetadata,
  legalAcceptedAt: signUp.legalAcceptedAt,
  locale: signUp.locale,
  identifications: identificationsOf(state, signUp),
  externalAccounts: externalAccountsOf(state, signUp),
  createdAt: now,
})

const isComplete = ({ state }: Server, signUp: SignUpRecord): boolean =>
  requirementsOf(state.instance.settings, progressOf(signUp)).status === 'complete'

/** Stores a sign-up. If nothing is missing, it completes: a user and a session are created. */
export const storeSignUp = (server: Server, client: ClientRecord, draft: SignUpRecord) => {
  const { state, clock } = server
  const now = clock.now()
  const signUp = withChallenge(state, draft, now)
  if (signUp.protect || !isComplete(server, signUp)) {
    put(state.signUps, signUp)
    return { signUp, client: updateClient({ server }, client, { signUpId: signUp.id }) }
  }

  // Another sign-up with the same identifier may have completed since this one began.
  requireFreeIdentifiers(state, signUp)
  const user = put(state.users, userOf(state, signUp, now))
  const session = put(
    state.sessions,
    sessionOf({ id: nextId(state, 'sess'), clientId: client.id, userId: user.id }, state.instance.sessionTasks, now),
  )
  const complete = put(state.signUps, { ...signUp, createdUserId: user.id, createdSessionId: session.id })
  acceptTicket(state, signUp.ticketId, signUp.id)
  refreshTickets(state, user.emailAddress)
  const updated = updateClient({ server }, client, {
    signUpId: state.instance.responses.completeSignUp === 'kept' ? complete.id : null,
    lastActiveSessionId: session.id,
  })
  return { signUp: complete, client: updated }
}

/** Stores a sign-up like `storeSignUp()`, and returns the response. */
export const storeAndRespond = (context: Context, client: ClientRecord, signUp: SignUpRecord) => {
  const { state, clock } = context.server
  const stored = storeSignUp(context.server, client, signUp)
  const json = presentSignUp(stored.signUp, state.instance.settings, clock.now())
  return envelope(context, json, stored.client)
}
