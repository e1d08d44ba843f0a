import { callLater, later } from '../runtime/later.ts'

const challenges = callLater(later(() => import('./challenges.ts')))

export const captchaFor = challenges(({ captchaFor }) => captchaFor)
export const resolveProtectChecks = challenges(({ resolveProtectChecks }) => resolveProtectChecks)
export const prepareRetry = challenges(({ prepareRetry }) => prepareRetry)
