'use client'

export type { ClerkActions, EmailLinkPageParams } from '../views/actions.ts'
export type { SignInState, SignUpState } from '../views/attempts.ts'
export type { Clerk, ClerkClient, ClerkResources } from '../views/clerk.ts'
export type {
  AuthState,
  PendingSessionOptions,
  SessionListState,
  SessionState,
  SessionView,
  UserState,
} from '../views/session.ts'
export { AuthenticateWithRedirectCallback, HandleSSOCallback, type HandleSSOCallbackProps } from './callbacks.ts'
export {
  ClerkDegraded,
  ClerkFailed,
  ClerkLoaded,
  ClerkLoading,
  Show,
  type ShowProps,
  SignedIn,
  SignedOut,
} from './components.ts'
export { useStore } from './context.ts'
export { useAuth, useClerk, useClient, useSession, useSessionList, useSignIn, useSignUp, useUser } from './hooks.ts'
export { SignUpProvider, SignUpProvider as ClerkProvider, type SignUpProviderProps } from './provider.ts'
