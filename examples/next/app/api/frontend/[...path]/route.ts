import { randomUUID } from 'node:crypto'
import { createMockFrontendApi } from 'headless-signup/testing'

const api = createMockFrontendApi({
  now: 'system',
  seed: randomUUID(),
  settings: { social: { oauth_google: { enabled: true, name: 'Google' } } },
})

/** The mock Frontend API, unless the app has an instance. What it "sends" is printed. */
const handle = async (request: Request): Promise<Response> => {
  if (process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY) return new Response(null, { status: 404 })
  const sent = api.outbox.length
  const response = await api.fetch(request)
  for (const { to, code } of api.outbox.slice(sent)) console.log(`To ${to}: your code is ${code}`)
  return response
}

export { handle as GET, handle as POST }
