import { type Members, pick, VERIFICATION, type Verified, verificationOf } from './verification.ts'

/** What both faces document, the factors and their verifications aside. */
const SHARED = ['id', 'status', 'identifier', 'createdSessionId', 'userData', 'timezone'] as const

/** What only one face documents. */
const OWN = {
  classic: ['clientTrustState'],
  future: ['isTransferable', 'existingSession'],
} as const

interface Attempt {
  readonly supportedFirstFactors?: readonly object[] | null
  readonly supportedSecondFactors?: readonly object[] | null
  readonly firstFactorVerification?: Verified
  readonly secondFactorVerification?: Verified
}

const factorVerification = (from: Verified | undefined) =>
  from ? verificationOf(from, [...VERIFICATION, 'channel']) : null

/** What a page shows of its sign-in. */
export const projectSignIn = (face: keyof typeof OWN, signIn: object): Members => {
  const attempt = signIn as Attempt
  return {
    ...pick(signIn, [...SHARED, ...OWN[face]]),
    // S39: the official classic face has null where there are none.
    supportedFirstFactors: attempt.supportedFirstFactors ?? [],
    supportedSecondFactors: attempt.supportedSecondFactors ?? [],
    firstFactorVerification: factorVerification(attempt.firstFactorVerification),
    secondFactorVerification: factorVerification(attempt.secondFactorVerification),
  }
}
