import type { FrontendApi } from './address.ts'
import { isLoopback } from './private-host.ts'

const DEV_BROWSER_HOSTS = [
  '.lcl.dev',
  '.stg.dev',
  '.lclstage.dev',
  '.stgstage.dev',
  '.dev.lclclerk.com',
  '.stg.lclclerk.com',
  '.accounts.lclclerk.com',
  'accountsstage.dev',
  'accounts.dev',
]

/** Whether requests carry a dev-browser token, because a third-party context would lose the cookie. */
export const usesDevBrowser = ({ isDevelopment, host }: FrontendApi): boolean =>
  isDevelopment && (isLoopback(host) || DEV_BROWSER_HOSTS.some((suffix) => host.endsWith(suffix)))
