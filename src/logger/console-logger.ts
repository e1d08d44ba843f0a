import type { Client } from '../client.ts'
import type { ClientEvent } from '../events.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import type { NextStep } from '../sign-up/next-step.ts'
import { describe, describeEnd, describeStep, type Entry, type LogLevel, type Request } from './describe.ts'

export type { LogLevel }

/** The methods of a console that are used: of the browser's, of Node's, or of your own. */
export type LoggerConsole = Pick<Console, 'debug' | 'info' | 'warn' | 'error' | 'groupCollapsed' | 'groupEnd'>

/** Options of `consoleLogger()`. */
export interface ConsoleLoggerOptions {
  /** Where to write. Default: the global console. */
  readonly console?: LoggerConsole | undefined
  /** The least important level that is written. Default: `info`. */
  readonly level?: LogLevel | undefined
}

/** Writes events to a console: pass it as `onEvent` to `createClient()`. */
export interface ConsoleLogger {
  (event: ClientEvent): void
  /** Writes the next step of the sign-up, too, and of the sign-in once there is one. Returns a function that ends it. */
  follow(client: Client): () => void
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/**
 * Returns a logger for `onEvent` of one client: a collapsed group for each request, with its status, the milliseconds
 * that it took and the names of what was sent; a line for each other event. Contains no value that the user typed and no
 * token, as the events.
 *
 * @example
 * const logger = consoleLogger()
 * const client = createClient({ publishableKey, onEvent: logger })
 * logger.follow(client)
 */
export const consoleLogger = (options: ConsoleLoggerOptions = {}): ConsoleLogger => {
  const { console = globalThis.console, level: least = 'info' } = options
  const pending = new Map<number, Request>()
  // A response that turns out to be invalid has two events: it ends twice.
  let ended: Request | undefined
  let onSignIn = (): void => {}

  const write = ({ level, text, details }: Entry): void => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return
    const line = `headless-signup: ${text}`
    if (details === undefined) {
      console[level](line)
    } else {
      console.groupCollapsed(line)
      console[level](details)
      console.groupEnd()
    }
  }

  const log = (event: ClientEvent): void => {
    if (event.type === 'response' || event.type === 'failure') {
      ended = pending.get(event.id) ?? ended
      pending.delete(event.id)
      if (ended) write(describeEnd(ended, event))
      return
    }
    if (event.type === 'request') pending.set(event.id, event)
    write(describe(event))
    if (event.type === 'transition' && event.signInStatus !== null) onSignIn()
  }

  const writeSteps = (resource: string, $nextStep: Client['signUp' | 'signIn']['$nextStep']): (() => void) => {
    let last: string | undefined
    return $nextStep.subscribe((step: NextStep | SignInNextStep) => {
      const text = `next step of the ${resource}: ${describeStep(step)}`
      if (text !== last) write({ level: 'info', text })
      last = text
    })
  }

  const follow = (client: Client): (() => void) => {
    const ends = [writeSteps('sign-up', client.signUp.$nextStep)]
    onSignIn = () => {
      onSignIn = () => {}
      ends.push(writeSteps('sign-in', client.signIn.$nextStep))
    }
    return () => {
      onSignIn = () => {}
      for (const end of ends) end()
    }
  }

  return Object.assign(log, { follow })
}
