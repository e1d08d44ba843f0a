// The playground: one page, and behind it the mock Frontend API over real HTTP. `npm start` runs this file.
// With PUBLISHABLE_KEY the page asks that instance instead.
import { pathToFileURL } from 'node:url'
import { startPlayground } from './server/playground.mjs'

const DEFAULT_PORT = 4010

export { startPlayground }

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await run()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}

async function run() {
  const { url, close } = await startPlayground({
    port: chosenPort(),
    orNext: !process.env.PORT,
    publishableKey: process.env.PUBLISHABLE_KEY,
  })
  console.log(`The playground is at ${url} (stop it with Ctrl+C)`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await close()
      process.exit(0)
    })
  }
}

function chosenPort() {
  const { PORT } = process.env
  if (!PORT) return DEFAULT_PORT
  const port = Number(PORT)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT is ${PORT}: give a number between 0 and 65535.`)
}
