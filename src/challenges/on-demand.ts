import { callLater } from '../runtime/call-later.ts'
import { later } from '../runtime/later.ts'

// Each is the function of its name in `captcha.ts` and `protect.ts`. A page that has the one may never need the other.

const captcha = callLater(later(() => import('./captcha.ts')))
const protect = callLater(later(() => import('./protect.ts')))

export const captchaFor = captcha(({ captchaFor }) => captchaFor)
export const captchaForSignIn = captcha(({ captchaForSignIn }) => captchaForSignIn)
export const learnCaptchaSettings = captcha(({ learnCaptchaSettings }) => learnCaptchaSettings)
export const proveHuman = captcha(({ proveHuman }) => proveHuman)
export const resolveProtectChecks = protect(({ resolveProtectChecks }) => resolveProtectChecks)
