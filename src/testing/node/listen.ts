import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts the server, and resolves to its address. Rejects with an `Error` that says why it cannot listen. */
export const listen = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} of ${host} is in use. Stop what listens there, or choose another port.`
          : `Cannot listen on port ${port} of ${host}: ${cause.message}`
      reject(Object.assign(new Error(reason, { cause }), { code: cause.code }))
    }
    server.once('error', fail).listen(port, host, () => {
      server.off('error', fail)
      resolve(server.address() as AddressInfo) // never a pipe: it listens on a port
    })
  })
