// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { signUpHere } from '../support/environments.ts'

test('a whole sign-up runs in happy-dom', async () => {
  expect(typeof document).toBe('object')
  await signUpHere()
})
