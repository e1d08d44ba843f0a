// @vitest-environment jsdom
import { test } from 'vitest'
import { signUpInSimulatedPage } from '../support/msw-page.ts'

test('a sign-up completes through MSW in jsdom, without a warning', signUpInSimulatedPage)
