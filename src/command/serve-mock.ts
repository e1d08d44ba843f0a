import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { optionsFromJson } from '../testing/environment/from-json.ts'
import { createMockFrontendApi, type MockFrontendApi, MockSettingsError, presets } from '../testing/index.ts'
import { type ServedFrontendApi, type ServedRequest, serveFrontendApi } from '../testing/node/index.ts'
import type { MockArguments } from './arguments.ts'
import { CommandError } from './arguments.ts'

const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`Cannot read ${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}.`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError(`${file} is not valid JSON.`)
  }
}

const createApi = async ({ settings, preset, seed }: MockArguments): Promise<MockFrontendApi> => {
  const api = createMockFrontendApi({
    ...(preset === undefined ? {} : presets[preset]()),
    // The page is on another origin: as with a development instance, no cookie is sent.
    clients: 'dev_browser',
    now: 'system',
    // Other ids after each start: an id stored in a browser must not name another client.
    seed: seed ?? randomUUID(),
  })
  if (settings === undefined) return api
  const json = await readJson(settings)
  try {
    api.configure(optionsFromJson(json))
    return api
  } catch (error) {
    if (error instanceof MockSettingsError) throw new CommandError(`${settings}: ${error.message}`)
    throw error
  }
}

/** Starts the server. Rejects with a {@link CommandError} for invalid settings or a port that cannot be used. */
export const serveMock = async (
  given: MockArguments,
  onRequest: (request: ServedRequest) => void,
): Promise<ServedFrontendApi> => {
  const api = await createApi(given)
  return serveFrontendApi(api, { port: given.port, onRequest }).catch((error: NodeJS.ErrnoException) => {
    // The port is in use, or needs a privilege: the message says which.
    throw error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new CommandError(error.message) : error
  })
}
