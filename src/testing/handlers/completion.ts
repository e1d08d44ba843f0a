import type { MockIdentification, MockUser } from '../contract.ts'
import { presentSignUp, progressOf } from '../present/sign-up.ts'
import { requirementsOf } from '../requirements.ts'
import { nextId } from '../state/ids.ts'
import type { ClientRecord, SignUpRecord, VerifiedField } from '../state/records.ts'
import { type MockState, put } from '../state/state.ts'
import { refuseTaken } from './changes.ts'
import { updateClient } from './client.ts'
import type { Context } from './context.ts'
import { enveloped } from './envelope.ts'
import { sessionOf } from './sessions.ts'

const IDENTIFICATIONS: readonly VerifiedField[] = ['email_address', 'phone_number', 'web3_wallet']

const identificationsOf = (state: MockState, { values, verifications }: SignUpRecord): MockIdentification[] =>
  IDENTIFICATIONS.flatMap((type) => {
    const value = values[type]
    if (value === undefined) return []
    const verification = verifications[type]
    return [
      {
        id: nextId(state, 'idn'),
        type,
        value,
        verification:
          verification?.status === 'verified'
            ? {
                strategy: verification.strategy,
                attempts: verification.attempts,
                expireAt: verification.expireAt,
                verifiedAtClient: verification.verifiedAtClient,
              }
            : null,
      },
    ]
  })

const userOf = (state: MockState, signUp: SignUpRecord, now: number): MockUser => ({
  id: nextId(state, 'user'),
  emailAddress: signUp.values.email_address ?? null,
  phoneNumber: signUp.values.phone_number ?? null,
  username: signUp.values.username ?? null,
  firstName: signUp.values.first_name ?? null,
  lastName: signUp.values.last_name ?? null,
  hasPassword: signUp.hasPassword,
  unsafeMetadata: signUp.unsafeMetadata,
  legalAcceptedAt: signUp.legalAcceptedAt,
  locale: signUp.locale,
  identifications: identificationsOf(state, signUp),
  createdAt: now,
})

const isComplete = ({ server: { state } }: Context, signUp: SignUpRecord): boolean =>
  requirementsOf(state.instance.settings, progressOf(signUp)).status === 'complete'

/** Stores a sign-up, which becomes a user with a session when nothing is missing, and answers it. */
export const saved = (context: Context, client: ClientRecord, signUp: SignUpRecord, strategy?: string) => {
  const { state, clock } = context.server
  const { settings } = state.instance
  const now = clock.now()
  if (!isComplete(context, signUp)) {
    put(state.signUps, signUp)
    const json = presentSignUp(signUp, settings, now)
    return enveloped(context, 'sign_up', json, updateClient(context, client, { signUpId: signUp.id }))
  }

  // Somebody else may have completed a sign-up with the same address since this one began.
  refuseTaken(state, signUp)
  const user = put(state.users, userOf(state, signUp, now))
  const session = put(
    state.sessions,
    sessionOf({ id: nextId(state, 'sess'), clientId: client.id, userId: user.id }, now),
  )
  const complete = put(state.signUps, { ...signUp, createdUserId: user.id, createdSessionId: session.id })
  const updated = updateClient(context, client, {
    signUpId: null,
    lastActiveSessionId: session.id,
    lastAuthenticationStrategy: strategy ?? (signUp.hasPassword ? 'password' : null),
  })
  return enveloped(context, 'sign_up', presentSignUp(complete, settings, now), updated)
}
