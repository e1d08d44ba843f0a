/** The request asks for something impossible. Its message is for the page. */
export class BadRequest extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/** What the page may know of an error. What went wrong in here is not for it. */
export function describeError(error) {
  if (error.status) return { status: error.status, message: error.message }
  console.error(error)
  return { status: 500, message: 'The playground has a defect.' }
}

export async function readJson(request) {
  // Another site's form cannot send this type without asking first.
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw new BadRequest(415, 'Send JSON.')
  try {
    return JSON.parse((await request.text()) || '{}')
  } catch {
    throw new BadRequest(400, 'The body is no JSON.')
  }
}

export const jsonResponse = (status, value, headers = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
