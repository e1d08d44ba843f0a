export type { Dictionary, Message, MessageParams, Messages } from './dictionary.ts'
export { formatError } from './format-error.ts'
