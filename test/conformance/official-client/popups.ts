import type { Page } from 'playwright-core'
import type { SignIn, SignInFuture, SignUp, SignUpFuture } from '../../../src/index.ts'
import type { Actor } from './pages/actor.ts'
import type { Scene } from './perform.ts'

type Target = 'signUp' | 'signIn'

/** The user in the popup that opens next: chooses one of the known, and the popup closes. */
export const chooseInPopup = async (page: Page, name: RegExp): Promise<void> => {
  const popup = await page.context().waitForEvent('page')
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name }).click()
  await closed
}

/** The method of the classic face. Our client ends when the popup does, the official one when it went to the provider. */
export const authenticateWithPopup = ({ page, app }: Scene, target: Target): Promise<void> =>
  page
    .evaluate(
      async ([app, target]) => {
        const popup = window.open('about:blank', 'provider', 'popup')
        const resource = (window.actor as Actor)[target]() as SignUp | SignIn
        await resource.authenticateWithPopup({
          strategy: 'oauth_google',
          redirectUrl: `${app}/sso-callback`,
          redirectUrlComplete: `${app}/welcome`,
          popup,
        })
      },
      [app, target] as const,
    )
    .catch((error: Error) => {
      if (!/Execution context was destroyed|navigation/i.test(error.message)) throw error
    })

/** The same of the Future face: ends when the popup does, on both. */
export const ssoInPopup = ({ page, app }: Scene, target: Target): Promise<unknown> =>
  page.evaluate(
    async ([app, target]) => {
      const popup = window.open('about:blank', 'provider', 'popup') ?? undefined
      const resource = (window.actor as Actor)[target]() as SignUpFuture | SignInFuture
      const { error } = await resource.sso({
        strategy: 'oauth_google',
        redirectUrl: `${app}/welcome`,
        redirectCallbackUrl: `${app}/sso-callback`,
        ...(popup && { popup }),
      })
      return error
    },
    [app, target] as const,
  )
