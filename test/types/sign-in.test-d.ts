import type { ReadableAtom } from 'nanostores'
import { expectTypeOf, test } from 'vitest'
import type { Client, Settled, SignIn, SignInNextStep, SignInStatus } from '../../src/index.ts'

declare const client: Client
const { signIn } = client

test('a method resolves to the sign-in, or to its error', () => {
  const { signal } = new AbortController()
  expectTypeOf(signIn.create({ identifier: 'ada@example.test' }, { signal })).resolves.toEqualTypeOf<SignIn>()
  expectTypeOf(signIn.mfa.verifyTOTP({ code: '123456' }, { signal })).resolves.toEqualTypeOf<SignIn>()
  expectTypeOf(signIn.future.mfa.verifyTOTP({ code: '123456' })).resolves.toEqualTypeOf<Settled>()
  expectTypeOf(signIn.emailCode.sendCode({ signal })).resolves.toEqualTypeOf<SignIn>()
})

test('a trusted device of a native app is a first factor, as in the official types', () => {
  const proof = { trustedDeviceId: 'tdev_1', clientData: '{}', signature: 'c2lnbmVk', algorithm: 'ES256' } as const
  expectTypeOf(signIn.attemptFirstFactor({ strategy: 'trusted_device', ...proof })).resolves.toEqualTypeOf<SignIn>()
})

test('what cannot be sent does not compile', () => {
  // @ts-expect-error: a number would lose its leading zeros
  signIn.emailCode.verifyCode({ code: 424242 })
  // @ts-expect-error: there is no password
  signIn.password({ identifier: 'ada@example.test' })
  // @ts-expect-error: there is no such flow
  signIn.authenticateWithPasskey({ flow: 'hidden' })
  // @ts-expect-error: there is no such channel
  signIn.phoneCode.sendCode({ channel: 'pigeon' })
  // @ts-expect-error: only a new attempt sets it
  signIn.status = 'complete'
})

test('every member has its store', () => {
  expectTypeOf(signIn.$status).toEqualTypeOf<ReadableAtom<SignInStatus | null>>()
  expectTypeOf(signIn.$nextStep).toEqualTypeOf<ReadableAtom<SignInNextStep>>()
  expectTypeOf(signIn.$fetchStatus).toEqualTypeOf<ReadableAtom<'idle' | 'fetching'>>()
})

test('a step has the members that its screen needs, and no others', () => {
  const describe = (step: SignInNextStep): unknown => {
    if (step.type === 'enter_code') return [step.strategy, step.safeIdentifier, step.expireAt, step.attempts]
    if (step.type === 'choose_second_factor') return [step.reason, step.preferred]
    if (step.type === 'new_password') return step.reset
    // @ts-expect-error: nothing was sent here
    return step.safeIdentifier
  }
  expectTypeOf(describe).returns.toBeUnknown()
})
