export type {
  ClassicSignInState,
  ClassicSignUpState,
  SignInState,
  SignUpState,
} from '../views/attempts.ts'
export type { Clerk, ClerkClient, ClerkResources } from '../views/clerk.ts'
export type {
  AuthState,
  PendingSessionOptions,
  SessionListState,
  SessionState,
  SessionView,
  UserState,
} from '../views/session.ts'
export {
  AuthenticateWithRedirectCallback,
  ClerkFailed,
  ClerkLoaded,
  ClerkLoading,
  Show,
  type ShowProps,
  SignedIn,
  SignedOut,
} from './components.ts'
export {
  useAuth,
  useClerk,
  useClient,
  useSession,
  useSessionList,
  useSignIn,
  useSignInFuture,
  useSignUp,
  useSignUpFuture,
  useUser,
} from './composables.ts'
export { type ClerkPluginOptions, clerkPlugin } from './plugin.ts'
export { type Refs, useStore } from './use-view.ts'
