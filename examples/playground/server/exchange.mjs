const LONGEST_BODY_BYTES = 256 * 1_024

/** The request asks for something impossible. Its message is for the page. */
export class BadRequest extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

export async function readBody(request) {
  const chunks = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LONGEST_BODY_BYTES) throw new BadRequest(413, 'The request is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export async function readJson(request) {
  // Another site's form cannot send this type without asking first.
  if (!request.headers['content-type']?.startsWith('application/json')) throw new BadRequest(415, 'Send JSON.')
  try {
    return JSON.parse((await readBody(request)).toString('utf8') || '{}')
  } catch (error) {
    if (error instanceof BadRequest) throw error
    throw new BadRequest(400, 'The body is no JSON.')
  }
}

export function sendJson(response, status, value, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers })
  response.end(JSON.stringify(value))
}
