import type { Scene } from './perform.ts'

/** A user on the mock's page of a provider: chooses one of the known, and comes back to the app. */
export const choose = async (
  { page, ready }: Pick<Scene, 'page' | 'ready'>,
  name: RegExp,
  back: string,
): Promise<void> => {
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`**${back}*`)
  await ready()
}
