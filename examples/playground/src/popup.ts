import { createClient } from 'headless-signup'

/** The page that a provider sends the popup to: reports to the page that opened it. Without one, it goes on by itself. */
export const reportToOpener = async (): Promise<void> => {
  const hasOpener = await createClient({ frontendApi: location.origin }).completePopup()
  if (!hasOpener) location.replace('/sso-callback')
}
