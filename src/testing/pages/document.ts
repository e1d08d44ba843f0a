import type { Answer } from '../http/answer.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand in a document, also in an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:26rem;margin:3rem auto;padding:0 1rem}' +
  'button,input{font:inherit;padding:.4rem .6rem}input:not([type=checkbox]){display:block;width:100%;box-sizing:border-box}' +
  'li,form>p{margin:.6rem 0}ul{padding:0;list-style:none}li button{width:100%;text-align:start}'

/** A page for a person: no script, and it fits a small screen. */
export const documentAnswer = (
  { title, body }: { readonly title: string; readonly body: string },
  status = 200,
): Answer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  },
  text:
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escaped(title)}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
})

/** What a person sees when the server says no. */
export const refusedAnswer = (status: number, reason: string): Answer =>
  documentAnswer(
    {
      title: 'This did not work',
      body: `<p>${escaped(reason)}</p><p>Go back to the app, and start again.</p>`,
    },
    status,
  )

/** Sends the browser on. A header takes no letters but those of an address as it is spelled out. */
export const redirectAnswer = (location: string | URL): Answer => ({
  status: 302,
  headers: { location: new URL(location).href, 'cache-control': 'no-store' },
  text: null,
})
