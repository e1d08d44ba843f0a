import type { Page } from 'playwright-core'

/** What a user does on the playground's page, by what the page calls things. */
export const createUser = (page: Page) => {
  const field = (name: string) => page.getByRole('textbox', { name })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return {
    field,
    press,
    heading: (name: string | RegExp) => page.getByRole('heading', { level: 1, name }),
    type: (name: string, text: string) => field(name).fill(text),
    /** Takes the newest code from the inbox panel. */
    fillInCode: () => page.getByRole('button', { name: /^Fill in code/ }).click(),
    /** Chooses an option of the settings panel, and waits until it is in force. */
    choose: async (setting: string, option: string) => {
      const inForce = page.waitForResponse(
        (response) => response.url().endsWith('/playground/settings') && response.request().method() === 'POST',
      )
      // The page then starts anew with the new settings: until they are there, it still shows the old form.
      const known = page.waitForResponse((response) => response.url().includes('/v1/environment')).catch(() => null)
      await page.getByRole('group', { name: setting, exact: true }).getByRole('radio', { name: option }).click()
      if ((await inForce).ok()) await known
    },
    /** What the page says about the account, in one text. */
    account: async () => (await page.getByLabel('Your account').innerText()).replace(/\s+/g, ' '),
  }
}
