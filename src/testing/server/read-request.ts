import { decodeForm } from '../../shapes/form.ts'
import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { problem } from '../api-errors.ts'
import type { Call } from './context.ts'

const FORM = 'application/x-www-form-urlencoded'

/** The path below the version prefix, and the path before it, which a proxy adds. */
const splitPath = (pathname: string): { readonly path: string; readonly proxy: string } => {
  const at = pathname.indexOf(`${PATH_PREFIX}/`)
  return at === -1
    ? { path: pathname, proxy: '' }
    : { path: pathname.slice(at + PATH_PREFIX.length), proxy: pathname.slice(0, at) }
}

const readForm = async (request: Request): Promise<Call['body']> => {
  const text = await request.text()
  if (text === '') return request.headers.has('content-type') ? {} : null
  const type = request.headers.get('content-type') ?? ''
  if (type.toLowerCase().startsWith(FORM)) return decodeForm(text)
  throw problem('unsupported_content_type', {
    longMessage: `Send ${FORM}, not ${type || 'a body without a type'}: \`body: new URLSearchParams({ … })\` does.`,
  })
}

/** The page that sends a request. A page without an origin, such as one of a file, calls itself `null`. */
export const pageOf = (origin: string | null | undefined): string | null =>
  origin && origin !== 'null' ? origin : null

/** Decodes an HTTP request. An error is returned as `readError`, not thrown, so that the request is logged first. */
export const readRequest = async (request: Request): Promise<Call & { readonly readError?: unknown }> => {
  const { origin, pathname, searchParams } = new URL(request.url)
  const { _method: override, ...search } = Object.fromEntries(searchParams)
  const { path, proxy } = splitPath(pathname)
  const call = {
    method: (request.method === 'POST' && override ? override : request.method).toUpperCase(),
    override,
    path,
    search,
    origin,
    base: `${origin}${proxy}`,
    page: pageOf(request.headers.get('origin')),
  }
  try {
    return { ...call, body: request.method === 'GET' ? null : await readForm(request) }
  } catch (readError) {
    return { ...call, body: null, readError }
  }
}
