import type { ClerkError } from '@clerk/shared/error'
import type {
  ClerkAPIError,
  CreateEmailLinkFlowReturn,
  SignInFutureResource,
  SignInResource,
  SignUpFutureResource,
  SignUpResource,
  SignUpVerificationResource,
  SignUpVerificationsResource,
  VerificationResource,
} from '@clerk/shared/types'
import type {
  FrontendApiErrorItem,
  HeadlessSignUpError,
  SignIn,
  SignInFuture,
  SignUp,
  SignUpFuture,
  Verification,
} from '../../src/index.ts'

/** The members of a type that are public. */
type PublicKeys<Type> = Exclude<keyof Type, `__${string}`>

/** The official members that we do not have yet. To add one is to take its name from here. */
export type StillToCome = {
  signUp: 'pathRoot'
  signUpFuture: never
  futureVerifications: never
  signIn: 'pathRoot'
  signInFuture: never
  verification: 'id' | 'pathRoot' | 'reload' | 'trustedDeviceChallenge'
  error: 'docsUrl'
}

/** Members that we have, and whose type does not fit the official one. To mend one is to take its name from here. */
export type Differs = {
  signUp: 'validatePassword'
  signUpFuture: 'finalize'
  futureVerifications: never
  signIn: 'validatePassword'
  signInFuture: 'finalize'
  verification: never
  error: never
  errorItem: never
}

type Without<Official, Removed> = { [Name in keyof Official as Exclude<Name, `__${string}` | Removed>]: Official[Name] }

/** A result, with what was left out of the resource left out of the result too. */
type Reduced<Result> = Result extends SignUpResource
  ? OfficialSignUp
  : Result extends SignInResource
    ? OfficialSignIn
    : Result extends { error: ClerkError | null }
      ? { error: OfficialError | null }
      : Result extends SignUpVerificationsResource
        ? OfficialVerifications
        : Result extends SignUpFutureResource['verifications']
          ? OfficialFutureVerifications
          : Result extends SignUpVerificationResource
            ? OfficialSignUpVerification
            : Result extends VerificationResource
              ? OfficialVerification
              : Result

/** The groups of methods of a sign-in. */
type Group = 'emailCode' | 'emailLink' | 'phoneCode' | 'resetPasswordEmailCode' | 'resetPasswordPhoneCode' | 'mfa'

type Reducing<Members> = {
  [Name in keyof Members]: Name extends Group
    ? Reducing<Members[Name]>
    : Members[Name] extends (...args: infer Args) => Promise<infer Result>
      ? (...args: Args) => Promise<Reduced<Result>>
      : Members[Name] extends () => CreateEmailLinkFlowReturn<infer Params, SignUpResource>
        ? () => CreateEmailLinkFlowReturn<Params, OfficialSignUp>
        : Members[Name] extends () => CreateEmailLinkFlowReturn<infer Params, SignInResource>
          ? () => CreateEmailLinkFlowReturn<Params, OfficialSignIn>
          : Reduced<Members[Name]>
}

export type OfficialError = Without<ClerkError, StillToCome['error'] | Differs['error']>
export type OfficialErrorItem = Without<ClerkAPIError, Differs['errorItem']>

type VerificationGaps = StillToCome['verification'] | Differs['verification']

export type OfficialVerification = Without<VerificationResource, VerificationGaps | 'error'> & {
  error: OfficialErrorItem | null
}
export type OfficialSignUpVerification = Without<SignUpVerificationResource, VerificationGaps | 'error'> & {
  error: OfficialErrorItem | null
}
type OfficialVerifications = Reducing<Without<SignUpVerificationsResource, never>>

export interface OfficialFutureVerifications
  extends Reducing<
    Without<SignUpFutureResource['verifications'], StillToCome['futureVerifications'] | Differs['futureVerifications']>
  > {}
export interface OfficialSignUp extends Reducing<Without<SignUpResource, StillToCome['signUp'] | Differs['signUp']>> {}
export interface OfficialSignUpFuture
  extends Reducing<Without<SignUpFutureResource, StillToCome['signUpFuture'] | Differs['signUpFuture']>> {}

export interface OfficialSignIn extends Reducing<Without<SignInResource, StillToCome['signIn'] | Differs['signIn']>> {}
export interface OfficialSignInFuture
  extends Reducing<Without<SignInFutureResource, StillToCome['signInFuture'] | Differs['signInFuture']>> {}

/** The members of both whose types do not fit, results of promises aside. */
type Unfit<Ours, Official> = {
  [Name in Extract<PublicKeys<Official>, keyof Ours>]: Pick<Ours, Name> extends Pick<Official, Name> ? never : Name
}[Extract<PublicKeys<Official>, keyof Ours>]

type Pairs = {
  signUp: [SignUp, SignUpResource]
  signUpFuture: [SignUpFuture, SignUpFutureResource]
  futureVerifications: [SignUpFuture['verifications'], SignUpFutureResource['verifications']]
  signIn: [SignIn, SignInResource]
  signInFuture: [SignInFuture, SignInFutureResource]
  verification: [Verification, VerificationResource]
  error: [HeadlessSignUpError, ClerkError]
  errorItem: [FrontendApiErrorItem, ClerkAPIError]
}

/** What the official type has and ours has not; every object has `toString`. */
export type Missing<Name extends keyof Pairs> = Exclude<PublicKeys<Pairs[Name][1]>, keyof Pairs[Name][0] | 'toString'>

/** Which of the members that are said to differ fit by now. */
export type Mended<Name extends keyof Differs> = Exclude<Differs[Name], Unfit<Pairs[Name][0], Pairs[Name][1]>>
