const HOST = '127.0.0.1'
const TRIES = 20

/**
 * Listens on loopback and resolves to the port. `orNext`: an occupied port is no error, one of those after it is taken.
 * Rejects with one clear sentence otherwise.
 */
export async function listen(server, port, { orNext }) {
  const last = orNext && port !== 0 ? Math.min(port + TRIES, 65_535) : port
  for (let candidate = port; candidate <= last; candidate += 1) {
    const taken = await listenOnce(server, candidate)
    if (taken !== null) return taken
  }
  throw new Error(
    last === port
      ? `Port ${port} is in use. Stop what listens there, or choose another with PORT.`
      : `The ports ${port} to ${last} are in use. Choose another with PORT.`,
  )
}

/** The port that it listens on, or `null` when another program does. */
function listenOnce(server, port) {
  return new Promise((resolve, reject) => {
    const failed = (error) => {
      server.off('listening', listening)
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(new Error(`Cannot listen on port ${port}: ${error.message}`))
    }
    const listening = () => {
      server.off('error', failed)
      resolve(server.address().port)
    }
    server.once('error', failed).once('listening', listening).listen(port, HOST)
  })
}
