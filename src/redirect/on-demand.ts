import { callLater, later } from '../runtime/later.ts'

const callback = callLater(later(() => import('./callback.ts')))

export const handleRedirectCallback = callback(({ handleRedirectCallback }) => handleRedirectCallback)

export const handleEmailLinkVerification = callLater(later(() => import('./email-link-page.ts')))(
  ({ handleEmailLinkVerification }) => handleEmailLinkVerification,
)

const either = callLater(later(() => import('./either.ts')))

export const authenticateWithGoogleOneTap = either(({ authenticateWithGoogleOneTap }) => authenticateWithGoogleOneTap)
export const authenticateWithWeb3 = either(({ authenticateWithWeb3 }) => authenticateWithWeb3)
