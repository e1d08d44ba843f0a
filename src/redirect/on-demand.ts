import { callLater, later } from '../runtime/later.ts'

// Each is the function of its name in the file that `callback.ts` names.

const callback = callLater(later(() => import('./callback.ts')))

export const handleRedirectCallback = callback(({ handleRedirectCallback }) => handleRedirectCallback)
export const handleEmailLinkVerification = callback(({ handleEmailLinkVerification }) => handleEmailLinkVerification)
export const authenticateWithGoogleOneTap = callback(({ authenticateWithGoogleOneTap }) => authenticateWithGoogleOneTap)
export const authenticateWithWeb3 = callback(({ authenticateWithWeb3 }) => authenticateWithWeb3)
