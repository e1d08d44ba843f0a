// What the server may demand first: one chunk, loaded when it does.

export { captchaFor } from './captcha.ts'
export { learnCaptchaSettings, proveHuman } from './prepare-retry.ts'
export { resolveProtectChecks } from './protect.ts'
