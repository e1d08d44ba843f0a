import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A port of this computer that is taken until the test ends. */
export const occupiedPort = async (): Promise<number> => {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}
