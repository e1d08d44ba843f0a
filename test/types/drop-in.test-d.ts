import { assertType, expectTypeOf, test } from 'vitest'
import type {
  FrontendApiErrorItem,
  HeadlessSignUpError,
  SignIn,
  SignInFuture,
  SignUp,
  SignUpFuture,
  SignUpVerification,
  Verification,
} from '../../src/index.ts'
import type {
  Differs,
  Mended,
  Missing,
  OfficialError,
  OfficialErrorItem,
  OfficialFutureVerifications,
  OfficialSignIn,
  OfficialSignInFuture,
  OfficialSignUp,
  OfficialSignUpFuture,
  OfficialSignUpVerification,
  OfficialVerification,
  StillToCome,
} from './official.ts'

declare const signUp: SignUp
declare const signUpFuture: SignUpFuture
declare const signIn: SignIn
declare const signInFuture: SignInFuture
declare const verification: Verification
declare const signUpVerification: SignUpVerification
declare const error: HeadlessSignUpError
declare const errorItem: FrontendApiErrorItem

test('a SignUp can be passed where the official one is expected', () => {
  assertType<OfficialSignUp>(signUp)
})

test('a SignUpFuture can be passed where the official one is expected', () => {
  assertType<OfficialSignUpFuture>(signUpFuture)
  assertType<OfficialFutureVerifications>(signUpFuture.verifications)
})

test('a SignIn can be passed where the official one is expected', () => {
  assertType<OfficialSignIn>(signIn)
})

test('a SignInFuture can be passed where the official one is expected', () => {
  assertType<OfficialSignInFuture>(signInFuture)
})

test('a verification can be passed where the official one is expected', () => {
  assertType<OfficialVerification>(verification)
  assertType<OfficialSignUpVerification>(signUpVerification)
})

test('an error can be passed where the official one is expected', () => {
  assertType<OfficialError>(error)
  assertType<OfficialErrorItem>(errorItem)
})

test('these official members are still to come, and no others', () => {
  expectTypeOf<Missing<'signUp'>>().toEqualTypeOf<StillToCome['signUp']>()
  expectTypeOf<Missing<'signUpFuture'>>().toEqualTypeOf<StillToCome['signUpFuture']>()
  expectTypeOf<Missing<'futureVerifications'>>().toEqualTypeOf<StillToCome['futureVerifications']>()
  expectTypeOf<Missing<'signIn'>>().toEqualTypeOf<StillToCome['signIn']>()
  expectTypeOf<Missing<'signInFuture'>>().toEqualTypeOf<StillToCome['signInFuture']>()
  expectTypeOf<Missing<'verification'>>().toEqualTypeOf<StillToCome['verification']>()
  expectTypeOf<Missing<'error'>>().toEqualTypeOf<StillToCome['error']>()
  expectTypeOf<Missing<'errorItem'>>().toBeNever()
})

test('these members differ, and those that were mended are no longer said to', () => {
  expectTypeOf<Mended<'signUp'>>().toBeNever()
  expectTypeOf<Mended<'signUpFuture'>>().toBeNever()
  expectTypeOf<Mended<'signIn'>>().toBeNever()
  expectTypeOf<Mended<'signInFuture'>>().toBeNever()
  expectTypeOf<Mended<'error'>>().toBeNever()
  expectTypeOf<Mended<'errorItem'>>().toBeNever()
  expectTypeOf<Differs['verification' | 'futureVerifications']>().toBeNever()
})
