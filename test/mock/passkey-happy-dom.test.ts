// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { signHere } from '../support/passkeys.ts'

test('a passkey is made, used and verified in happy-dom', async () => {
  expect(typeof document).toBe('object')
  await signHere()
})
