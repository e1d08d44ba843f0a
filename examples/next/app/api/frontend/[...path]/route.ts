import { randomUUID } from 'node:crypto'
import { createMockFrontendApi } from 'headless-signup/testing'

const settings = {
  attributes: { email_address: { first_factors: ['email_code', 'email_link'] } },
  social: { oauth_google: { enabled: true, name: 'Google' } },
}
const api = createMockFrontendApi({ now: 'system', seed: randomUUID(), settings })
api.providers.add('oauth_google', { identities: [{ emailAddress: 'grace@example.test' }] })

/** The mock Frontend API, unless the app has an instance. What it "sends" is printed. */
const handle = async (request: Request): Promise<Response> => {
  if (process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY) return new Response(null, { status: 404 })
  const url = new URL(request.url)
  url.host = request.headers.get('host') ?? url.host // Next.js writes `localhost` for 127.0.0.1.
  const sent = api.outbox.length
  const response = await api.fetch(new Request(url, request))
  for (const { to, code, url } of api.outbox.slice(sent))
    console.log(`To ${to}: ${code ? `your code is ${code}` : `open ${url}`}`)
  return response
}

export { handle as GET, handle as POST }
