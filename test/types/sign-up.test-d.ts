import type { ReadableAtom } from 'nanostores'
import { expectTypeOf, test } from 'vitest'
import type {
  CallOptions,
  Client,
  NextStep,
  SignUp,
  SignUpErrors,
  SignUpField,
  SignUpFuture,
  SignUpFutureVerifications,
  SignUpStatus,
} from '../../src/index.ts'

declare const client: Client
const { signUp } = client

test('every method takes a signal last, and resolves to the sign-up', () => {
  const { signal } = new AbortController()
  expectTypeOf(signUp.create({ emailAddress: 'ada@example.test' }, { signal })).resolves.toEqualTypeOf<SignUp>()
  expectTypeOf(signUp.finalize(undefined, { signal })).resolves.toEqualTypeOf<SignUp>()
  expectTypeOf(signUp.reload({}, { signal })).resolves.toEqualTypeOf<SignUp>()
  // @ts-expect-error: the signal is in an object
  signUp.create({}, signal)
})

test('a verification is prepared by its name or by its parameters', () => {
  signUp.prepareVerification('email_code')
  signUp.prepareVerification({ strategy: 'phone_code', channel: 'whatsapp' })
  signUp.prepareVerification({ strategy: 'oauth_google', redirectUrl: '/sso-callback' })
  // @ts-expect-error: there is no such channel
  signUp.prepareVerification({ strategy: 'phone_code', channel: 'pigeon' })
  // @ts-expect-error: how to verify has to be said
  signUp.prepareVerification({})
})

test('a code is a text, and cannot be left out', () => {
  signUp.attemptEmailAddressVerification({ code: '424242' })
  // @ts-expect-error: a number would lose its leading zeros
  signUp.attemptEmailAddressVerification({ code: 424242 })
  // @ts-expect-error: there is no code
  signUp.attemptPhoneNumberVerification({})
})

test('fields have the names and types of the documents', () => {
  signUp.create({ emailAddress: 'ada@example.test', password: 'correct horse 42', unsafeMetadata: { plan: 'pro' } })
  signUp.update({ firstName: null, legalAccepted: true })
  // @ts-expect-error: names are in camelCase
  signUp.create({ email_address: 'ada@example.test' })
  // @ts-expect-error: a consent is a boolean
  signUp.create({ legalAccepted: 'yes' })
  // @ts-expect-error: a time zone is given at the start only
  signUp.update({ timezone: 'Europe/London' })
  // @ts-expect-error: a password without a password
  signUp.password({ emailAddress: 'ada@example.test' })
})

test('there may be no sign-up yet, and its members say so', () => {
  expectTypeOf(signUp.id).toEqualTypeOf<string | undefined>()
  expectTypeOf(signUp.status).toEqualTypeOf<SignUpStatus | null>()
  expectTypeOf(signUp.emailAddress).toEqualTypeOf<string | null>()
  expectTypeOf(signUp.verifications.emailAddress.expireAt).toEqualTypeOf<Date | null>()
})

test('members are read, never written', () => {
  // @ts-expect-error: the server decides
  signUp.status = 'complete'
  // @ts-expect-error: only an update changes a field
  signUp.emailAddress = 'grace@example.test'
  // @ts-expect-error: a store of the sign-up has no set()
  signUp.$status.set('complete')
})

test('every member has its store', () => {
  expectTypeOf(signUp.$status).toEqualTypeOf<ReadableAtom<SignUpStatus | null>>()
  expectTypeOf(signUp.$missingFields).toEqualTypeOf<ReadableAtom<SignUpField[]>>()
  expectTypeOf(signUp.$fetchStatus).toEqualTypeOf<ReadableAtom<'idle' | 'fetching'>>()
  expectTypeOf(signUp.$errors).toEqualTypeOf<ReadableAtom<SignUpErrors>>()
  expectTypeOf(signUp.$nextStep).toEqualTypeOf<ReadableAtom<NextStep>>()
})

test('a screen that forgets a step does not compile', () => {
  const titleOf = (step: Exclude<NextStep, { type: 'restart' }>): string => step.type
  // @ts-expect-error: `restart` has no screen
  signUp.$nextStep.subscribe((step) => titleOf(step))
})

test('a step has the members that its screen needs, and no others', () => {
  const describe = (step: NextStep): unknown => {
    if (step.type === 'verify') return [step.field, step.strategies, step.sent, step.expireAt, step.attempts]
    if (step.type === 'continue_external') return step.url
    if (step.type === 'finalize') return step.sessionId
    // @ts-expect-error: nothing is verified here
    return step.field
  }
  expectTypeOf(describe).returns.toBeUnknown()
})

type Actions = typeof import('../../src/sign-up/part.ts').actions

/** Parameters without the options that may stand in their place. By equality: an object without required members extends them. */
type WithoutOptions<Params> = Params extends unknown
  ? (<T>() => T extends Params ? 1 : 2) extends <T>() => T extends CallOptions ? 1 : 2
    ? never
    : Params
  : never

/** The methods that take something that their action does not. */
type Mismatched<Face> = {
  [Name in keyof Face & keyof Actions]: Face[Name] extends (...args: infer Args extends readonly unknown[]) => unknown
    ? [WithoutOptions<Args[0]>] extends [Parameters<Actions[Name]>[1]]
      ? never
      : Name
    : Name
}[keyof Face & keyof Actions]

test('every method takes what its action takes', () => {
  // It takes two, which its action takes as one.
  expectTypeOf<Mismatched<SignUp>>().toEqualTypeOf<'signUpWithOAuth'>()
  expectTypeOf<Mismatched<SignUpFuture>>().toEqualTypeOf<never>()
  expectTypeOf<Mismatched<SignUpFutureVerifications>>().toEqualTypeOf<never>()
})
