import { callLater, later } from '../runtime/later.ts'

const challenges = callLater(later(() => import('./challenges.ts')))

export const captchaFor = challenges(({ captchaFor }) => captchaFor)
export const learnCaptchaSettings = challenges(({ learnCaptchaSettings }) => learnCaptchaSettings)
export const proveHuman = challenges(({ proveHuman }) => proveHuman)
export const resolveProtectChecks = challenges(({ resolveProtectChecks }) => resolveProtectChecks)
