import { parseArgs } from 'node:util'
import { presets } from '../testing/index.ts'

/** The command cannot be run. The message is one line for the user. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

const DEFAULT_PORT = 4010

type Preset = keyof typeof presets

/** The options of `headless-signup mock`. */
export interface MockArguments {
  readonly port: number
  /** The path of a JSON file. */
  readonly settings: string | undefined
  readonly preset: Preset | undefined
  readonly seed: string | undefined
}

const OPTIONS = {
  port: { type: 'string' },
  settings: { type: 'string' },
  preset: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const [reason = ''] = (error as Error).message.split(/\.\s|\n/) // the rest is about how to escape a dash
    throw new CommandError(`${reason}. See headless-signup --help.`)
  }
}

const portOf = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new CommandError(`--port is ${text}: give a number between 0 and 65535.`)
}

const isPreset = (name: string): name is Preset => Object.hasOwn(presets, name)

const presetOf = (name: string | undefined): Preset | undefined => {
  if (name === undefined || isPreset(name)) return name
  throw new CommandError(`There is no preset ${name}. There are ${Object.keys(presets).join(', ')}.`)
}

/** Parses the command line. Throws a {@link CommandError} for an unknown command, preset or option. */
export const readArguments = (args: readonly string[]): 'help' | 'version' | MockArguments => {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  if (values.version) return 'version'
  const [command, extra] = positionals
  if (command !== 'mock') {
    const reason = command === undefined ? 'No command was given' : `There is no command ${command}`
    throw new CommandError(`${reason}: headless-signup mock. See headless-signup --help.`)
  }
  if (extra !== undefined) throw new CommandError(`mock takes options only, not ${extra}. See headless-signup --help.`)
  const { settings, seed } = values
  return { port: portOf(values.port), settings, preset: presetOf(values.preset), seed }
}
