// What the server may demand first: one chunk, loaded when it does.

export { captchaFor } from './captcha.ts'
export { resolveProtectChecks } from './protect.ts'
export { prepareRetry } from './retry.ts'
