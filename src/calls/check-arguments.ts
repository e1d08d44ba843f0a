import { FlowError } from '../errors.ts'

/**
 * Returns the value if it is a string.
 *
 * @throws FlowError `invalid_parameter`, whose message has the parameter's name and not its value.
 */
export const requireText = (name: string, value: unknown): string => {
  if (typeof value === 'string') return value
  throw new FlowError('invalid_parameter', { detail: `\`${name}\` must be a string, and was ${typeof value}` })
}

/**
 * Returns the parameters if they are an object.
 *
 * @throws FlowError `invalid_parameter`
 */
export const requireObject = <T extends object>(params: T): T => {
  if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params
  throw new FlowError('invalid_parameter', { detail: 'the parameters must be an object' })
}

/**
 * Identifies a call by its name and parameters.
 *
 * @throws FlowError `invalid_parameter` for values that are not JSON.
 */
export const keyOf = (name: string, params: unknown): string => {
  try {
    return `${name} ${JSON.stringify(params)}`
  } catch (cause) {
    throw new FlowError('invalid_parameter', { detail: 'the parameters must be JSON', cause })
  }
}
