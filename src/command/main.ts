#!/usr/bin/env node
import { createRequire } from 'node:module'
import { CommandError, readArguments } from './arguments.ts'
import { serveMock } from './serve-mock.ts'
import { announcement, HELP, requestLine } from './texts.ts'

const FAILED = 2
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

const version = (): string => createRequire(import.meta.url)('headless-signup/package.json').version

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const run = async (args: readonly string[]): Promise<void> => {
  const given = readArguments(args)
  if (given === 'help') return print(HELP)
  if (given === 'version') return print(version())

  const served = await serveMock(given, (request) => print(requestLine(request)))
  const stop = () => {
    // A second signal ends the process at once.
    for (const signal of SIGNALS) process.off(signal, stop)
    void served.close()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  print(announcement(served))
}

// The reader of a pipe may close it before the server ends.
process.stdout.on('error', () => {})

run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CommandError)) throw error // a defect: Node prints the stack and exits
  process.stderr.write(`${error.message}\n`)
  process.exitCode = FAILED
})
