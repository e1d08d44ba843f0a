import { expectTypeOf, test } from 'vitest'
import {
  type FlowErrorCode,
  type FrontendApiErrorItem,
  type HeadlessSignUpError,
  isFlowError,
  isFrontendApiError,
  isNetworkError,
  type NetworkErrorCode,
  type Settled,
  type SignUpFuture,
} from '../../src/index.ts'

declare const future: SignUpFuture
declare const error: HeadlessSignUpError
declare const thrown: unknown

test('every method of the newer face returns an error or null', () => {
  expectTypeOf(future.create({})).resolves.toEqualTypeOf<Settled>()
  expectTypeOf(future.verifications.sendEmailCode()).resolves.toEqualTypeOf<Settled>()
  expectTypeOf(future.reset()).resolves.toEqualTypeOf<Settled>()
  expectTypeOf<Settled['error']>().toEqualTypeOf<HeadlessSignUpError | null>()
  // @ts-expect-error: a response is no sign-up
  future.create({}).then(({ id }) => id)
})

test('the kind decides the members', () => {
  if (error.kind === 'api') expectTypeOf(error.errors).toEqualTypeOf<FrontendApiErrorItem[]>()
  if (error.kind === 'network') expectTypeOf(error.code).toEqualTypeOf<NetworkErrorCode>()
  if (error.kind === 'response') expectTypeOf(error.excerpt).toEqualTypeOf<string | undefined>()
  if (error.kind === 'flow') expectTypeOf(error.code).toEqualTypeOf<FlowErrorCode>()
  // @ts-expect-error: a network has no status
  if (error.kind === 'network') error.status
})

test('the guards take anything', () => {
  if (isFrontendApiError(thrown)) expectTypeOf(thrown.status).toBeNumber()
  if (isNetworkError(thrown)) expectTypeOf(thrown.retryable).toBeBoolean()
  // @ts-expect-error: there is no such code
  if (isFlowError(thrown)) thrown.code === 'gone'
  // @ts-expect-error: what was thrown may be anything
  thrown.code
})

test('an error is decided by, never changed', () => {
  // @ts-expect-error: the code is what it is
  error.code = 'other'
  // @ts-expect-error: the kind is what it is
  error.kind = 'flow'
})
