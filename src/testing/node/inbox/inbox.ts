import type { MockFrontendApi } from '../../types.ts'
import { inboxPage } from './page.ts'
import { INBOX_SCRIPT } from './script.ts'
import { INBOX_STYLE } from './style.ts'

export const INBOX_PATH = '/inbox'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

const file = (type: string, text: string): Response =>
  new Response(text, { headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` } })

const messagesTo = ({ outbox }: MockFrontendApi, to: string | null) =>
  outbox.filter((message) => to === null || message.to.toLowerCase() === to.toLowerCase()).reverse()

/** Serves the inbox of sent messages. Returns `undefined` for any other request. */
export const createInbox = (api: MockFrontendApi): ((request: Request) => Response | undefined) => {
  const files: Readonly<Record<string, (search: URLSearchParams) => Response>> = {
    '/': () => new Response(null, { status: 302, headers: { location: INBOX_PATH } }),
    [INBOX_PATH]: () => {
      const { application_name } = api.environment.display_config as { application_name: string } // as in the schema
      return file('text/html', inboxPage(application_name, messagesTo(api, null)))
    },
    '/inbox.json': (search) =>
      file('application/json', JSON.stringify({ messages: messagesTo(api, search.get('to')) })),
    '/inbox.css': () => file('text/css', INBOX_STYLE),
    '/inbox.js': () => file('text/javascript', INBOX_SCRIPT),
  }
  return ({ method, url }) => {
    const { pathname, searchParams } = new URL(url)
    const isRead = method === 'GET' || method === 'HEAD'
    return isRead && Object.hasOwn(files, pathname) ? files[pathname]?.(searchParams) : undefined
  }
}
