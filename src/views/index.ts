import type { Client } from '../client.ts'
import { scopeOf, type Views } from './views.ts'

export type { ClerkActions, EmailLinkPageParams } from './actions.ts'
export type { ClassicSignInState, ClassicSignUpState, SignInState, SignUpState } from './attempts.ts'
export type { Clerk, ClerkClient, ClerkResources } from './clerk.ts'
export type {
  AuthState,
  SessionListState,
  SessionState,
  SessionView,
  SignedInViews,
  UserState,
} from './session.ts'
export type { Views }

/**
 * What the hooks of React and the composables of Vue return, as stores: for any other framework, and for guards of
 * routes. They are the same stores each time for a client.
 */
export const viewsOf = (client: Client): Views => scopeOf(client).live
