// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { signUpHere } from '../support/environments.ts'

test('a whole sign-up runs in jsdom', async () => {
  expect(typeof document).toBe('object')
  await signUpHere()
})
