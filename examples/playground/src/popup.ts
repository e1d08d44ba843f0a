import { createClient } from 'headless-signup'
import { addressOf, SERVER } from './home.ts'

/** The page that a provider sends the popup to: reports to the page that opened it. Without one, it goes on by itself. */
export const reportToOpener = async (): Promise<void> => {
  const hasOpener = await createClient({ ...SERVER }).completePopup()
  if (!hasOpener) location.replace(addressOf('/sso-callback'))
}
