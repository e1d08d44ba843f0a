// What one client with an attempt costs the mock in memory. Measured in a process of its own, which can collect garbage.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const CLIENTS = 10_000

const SCRIPT = `
  import { createMockFrontendApi } from '${new URL('../dist/testing.js', import.meta.url).href}'
  const attempt = async (api, number) => {
    const transport = api.transport()
    const post = async (path, body) => (await transport({ method: 'POST', path, body })).body.response
    const emailAddress = 'person-' + number + '@example.test'
    const { id } = await post('/client/sign_ups', { emailAddress, password: 'correct horse 42' })
    await post('/client/sign_ups/' + id + '/prepare_verification', { strategy: 'email_code' })
  }
  const used = () => {
    gc()
    return process.memoryUsage().heapUsed
  }
  await attempt(createMockFrontendApi(), 0) // what the first use of everything costs is no client's
  const api = createMockFrontendApi()
  const before = used()
  for (let number = 0; number < ${CLIENTS}; number += 1) await attempt(api, number)
  const after = used()
  if (api.outbox.length !== ${CLIENTS}) throw new Error('not everybody got a code')
  console.log((after - before) / ${CLIENTS})
`

export const measureMemory = async () => {
  const args = ['--expose-gc', '--input-type=module', '-e', SCRIPT]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
  return { bytes: Math.round(Number(stdout)), clients: CLIENTS }
}
