// @vitest-environment happy-dom
import { test } from 'vitest'
import { signUpInSimulatedPage } from '../support/msw-page.ts'

test('a sign-up completes through MSW in happy-dom, without a warning', signUpInSimulatedPage)
