import { isClerkAPIResponseError, isClerkError, isClerkRuntimeError } from '@clerk/shared/error'
import { expect, test } from 'vitest'
import {
  FLOW_ERROR_CODES,
  FlowError,
  FrontendApiError,
  FrontendApiErrorItem,
  InvalidResponseError,
  isFlowError,
  isFrontendApiError,
  isHeadlessSignUpError,
  isInvalidResponseError,
  isNetworkError,
  NetworkError,
} from '../../src/index.ts'

const api = new FrontendApiError({
  status: 422,
  errors: [new FrontendApiErrorItem('taken', 'is taken', undefined, {})],
})
const network = new NetworkError('offline', 'Offline.')
const response = new InvalidResponseError('No JSON.', { status: 200, excerpt: '<html>' })
const flow = new FlowError('not_started')

test.each([
  ['isFrontendApiError', isFrontendApiError, api],
  ['isNetworkError', isNetworkError, network],
  ['isInvalidResponseError', isInvalidResponseError, response],
  ['isFlowError', isFlowError, flow],
])('%s knows its own kind from the others', (_, guard, own) => {
  expect([api, network, response, flow].filter((error) => guard(error))).toEqual([own])
  expect([null, undefined, 'text', new Error('other'), {}].filter((value) => guard(value))).toEqual([])
})

test('every error of the family is recognised, even one of another copy of the package', () => {
  expect([api, network, response, flow].every(isHeadlessSignUpError)).toBe(true)
  const foreign = Object.assign(new Error('from the script tag'), {
    [Symbol.for('headless-signup.error')]: true,
    kind: 'network',
  })
  expect(isNetworkError(foreign)).toBe(true)
  expect(isHeadlessSignUpError(new Error('other'))).toBe(false)
})

test('the official guards recognise our errors', () => {
  expect([api, network, response, flow].map((error) => isClerkError(error))).toEqual([true, true, true, true])
  expect([api, network, response, flow].map((error) => isClerkAPIResponseError(error))).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect([api, network, response, flow].map((error) => isClerkRuntimeError(error))).toEqual([false, true, true, true])
})

test('our guard recognises the official response error', async () => {
  const { ClerkAPIResponseError } = await import('@clerk/shared/error')
  expect(isFrontendApiError(new ClerkAPIResponseError('no', { data: [], status: 400 }))).toBe(true)
})

test('the message of an error response is for people where the server has such a text', () => {
  const item = new FrontendApiErrorItem('taken', 'is taken', 'That address is taken.', {})
  expect(new FrontendApiError({ status: 422, errors: [item] }).message).toBe('That address is taken.')
  expect(api.message).toBe('is taken')
  expect(new FrontendApiError({ status: 503, errors: [] }).message).toBe(
    'The Frontend API responded with an error: status 503. Check where requests go. See docs/errors.md#api_response_error in headless-signup.',
  )
})

test('what may help is distinguished from what will not', () => {
  const rejected = (status: number): boolean => new FrontendApiError({ status, errors: [] }).retryable
  expect([400, 401, 404, 422].map(rejected)).toEqual([false, false, false, false])
  expect([429, 500, 503].map(rejected)).toEqual([true, true, true])
  expect([network.retryable, flow.retryable]).toEqual([true, false])
})

test('every code of a flow error says what to do', () => {
  for (const [code, text] of Object.entries(FLOW_ERROR_CODES)) expect(text, code).toMatch(/^.{20,}\.$/)
})
