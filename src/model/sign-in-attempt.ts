import type { FrontendApiErrorItem } from '../errors.ts'
import type { SignInJSON } from '../wire/sign-in.ts'
import { decodeApiError } from './api-error.ts'
import type { Open } from './strategy.ts'

export type SignInStatus = Open<
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'needs_protect_check'
  | 'complete'
>

/** A sign-in that this client has open, as far as a sign-up has to know. */
export interface SignInAttempt {
  readonly id: string
  readonly status: SignInStatus | null
  readonly firstFactor: {
    readonly status: Open<'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'> | null
    readonly strategy: string | null
    readonly error: FrontendApiErrorItem | null
  }
  readonly createdSessionId: string | null
  readonly hasProtectCheck: boolean
}

/** The sign-in of the wire; `null` when there is none. */
export const decodeSignIn = (json: SignInJSON | null | undefined): SignInAttempt | null => {
  if (!json?.id) return null
  const firstFactor = json.first_factor_verification
  return {
    id: json.id,
    status: json.status ?? null,
    firstFactor: {
      status: firstFactor?.status ?? null,
      strategy: firstFactor?.strategy ?? null,
      error: firstFactor?.error ? decodeApiError(firstFactor.error) : null,
    },
    createdSessionId: json.created_session_id ?? null,
    hasProtectCheck: Boolean(json.protect_check),
  }
}
