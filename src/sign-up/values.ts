import { ATTEMPT_VALUES, type AttemptValues } from '../attempts/values.ts'
import { creationFields, identifierFields } from '../shapes/sign-up.ts'
import { type CreationParams, type IdentifierParams, PROFILE_PARAMS, type ProfileParams } from './params.ts'

/** What a form may have for a sign-up. `$nextStep` says what is needed at each step. */
export interface SignUpValues extends AttemptValues, IdentifierParams, ProfileParams, CreationParams {}

/** What may be set at any time. */
export const USER_VALUES = [
  ...(Object.keys(identifierFields) as (keyof IdentifierParams)[]), // its members
  ...PROFILE_PARAMS,
  'password',
] as const

/** What may be set by the request that creates a sign-up. */
export const CREATION_VALUES = [
  ...USER_VALUES,
  ...(Object.keys(creationFields) as (keyof CreationParams)[]), // its members
  'token',
  'transfer',
] as const

/** What may be set beside a wallet. */
export const WALLET_VALUES = [...PROFILE_PARAMS, 'timezone', 'walletName'] as const

/** All that may be given. */
export const SIGN_UP_VALUES = [...CREATION_VALUES, ...ATTEMPT_VALUES] as const
