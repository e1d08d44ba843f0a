import { refusal } from '../api-errors.ts'
import { textOf } from '../sign-ups/parameters.ts'
import type { Context } from './context.ts'

/** The value of a required parameter. Throws a `Refusal` if it is missing or empty. */
export const neededText = ({ call }: Context, param: string, longMessage: string): string => {
  const text = textOf(call.body ?? {}, param)
  if (text) return text
  throw refusal('form_param_nil', { param, longMessage })
}
