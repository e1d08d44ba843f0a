'use client'

import type { ClassicSignInState, ClassicSignUpState } from '../views/attempts.ts'
import { useView } from './context.ts'

export type { ClassicSignInState, ClassicSignUpState }

/**
 * The sign-up of this browser, whose methods reject: `undefined` until the client has loaded.
 *
 * @throws FlowError `missing_provider` outside of a provider.
 */
export const useSignUp = (): ClassicSignUpState => useView(({ classic }) => classic.$signUp)

/**
 * The sign-in of this browser, whose methods reject: `undefined` until the client has loaded.
 *
 * @throws FlowError `missing_provider` outside of a provider.
 */
export const useSignIn = (): ClassicSignInState => useView(({ classic }) => classic.$signIn)
