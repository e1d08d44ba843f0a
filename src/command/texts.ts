import { presets } from '../testing/index.ts'
import type { ServedFrontendApi, ServedRequest } from '../testing/node/index.ts'

const MARGIN = ' '.repeat(23)

const presetNames = Object.keys(presets)
  .join(', ')
  .replace(/(.{1,76})(?: |$)/g, `$1\n${MARGIN}`)
  .trimEnd()

export const HELP = `headless-signup mock: a Frontend API on this computer, without an account anywhere

  --port <number>      where to listen (4010; 0 for any free port)
  --settings <file>    JSON: the settings of an instance, or the whole response of GET /v1/environment;
                       what it leaves out is as in the preset
  --preset <name>      what a sign-up asks for (emailCodeAndPassword):
                       ${presetNames}
  --seed <text>        the same seed and the same requests give the same ids and codes
  --help               this text
  --version            the version of this package
`

/** What to print once the server has started. */
export const announcement = ({ origin, publishableKey, official, secretKey, inboxUrl }: ServedFrontendApi): string =>
  `The mock Frontend API is at ${origin} (stop it with Ctrl+C)

  publishable key   ${publishableKey}
  official client   ${official.publishableKey} with the proxyUrl ${official.proxyUrl}
  secret key        ${secretKey}
  API URL           ${origin}
  inbox             ${inboxUrl}
`

/** One line of the log. */
export const requestLine = ({ method, path, status, durationMs }: ServedRequest): string =>
  `${method} ${path} ${status ?? 'dropped'} ${Math.round(durationMs)} ms`
