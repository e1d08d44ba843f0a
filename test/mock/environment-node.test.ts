import { expect, test } from 'vitest'
import { signUpHere } from '../support/environments.ts'

test('a whole sign-up runs where there is no page', async () => {
  expect(typeof document).toBe('undefined')
  await signUpHere()
})
