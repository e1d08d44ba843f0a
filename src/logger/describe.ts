import type { ClientEvent } from '../events.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import type { NextStep } from '../sign-up/next-step.ts'

/** `error`: no response. `warn`: an error response, a retry. `info`: all requests and steps. `debug`: every event. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

type Of<Type extends ClientEvent['type']> = Extract<ClientEvent, { readonly type: Type }>

export type Request = Of<'request'>

/** What is written of one event: a line, or a group with the details inside. */
export interface Entry {
  readonly level: LogLevel
  readonly text: string
  readonly details?: string | undefined
}

export const describeEnd = ({ method, path, fields }: Request, end: Of<'response' | 'failure'>): Entry => {
  const [level, result] =
    end.type === 'failure'
      ? (['error', end.code] as const)
      : ([end.status < 400 ? 'info' : 'warn', end.status] as const)
  return {
    level,
    text: `${method} ${path}: ${result} after ${end.durationMs} ms`,
    details: fields.length > 0 ? `sent: ${fields.join(', ')}` : undefined,
  }
}

export const describe = (event: Exclude<ClientEvent, Of<'response' | 'failure'>>): Entry => {
  switch (event.type) {
    case 'request':
      return { level: 'debug', text: `${event.method} ${event.path} is sent` }
    case 'retry':
      return { level: 'warn', text: `${event.method} ${event.path} is sent again, attempt ${event.attempt}` }
    case 'transition':
      return {
        level: 'debug',
        text: `state: ${event.name}, sign-up ${event.signUpStatus}, sign-in ${event.signInStatus}`,
      }
    case 'unexpected_shape':
      return { level: 'warn', text: `the response has another shape at ${event.path}: expected ${event.expected}` }
    case 'dropped':
      return { level: 'debug', text: 'a response was not stored: a change was sent after its request' }
  }
}

const describeVerification = ({ field, sent, strategies }: Extract<NextStep, { readonly type: 'verify' }>): string => {
  if (sent) return `verify ${field}, sent`
  // They are unknown until the settings have been read.
  return strategies.length > 0 ? `verify ${field}, by ${strategies.join(' or ')}` : `verify ${field}`
}

/** Names alone: a step also has addresses, URLs, and the ids of sessions. */
export const describeStep = (step: NextStep | SignInNextStep): string => {
  if (step.type === 'collect') return `collect ${step.missing.join(', ')}`
  if (step.type === 'verify') return describeVerification(step)
  if ('factors' in step) return `${step.type}: ${step.factors.map(({ strategy }) => strategy).join(', ')}`
  return 'strategy' in step ? `${step.type}: ${step.strategy}` : step.type
}
