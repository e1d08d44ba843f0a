import type { MockResponse } from './response.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes a text for HTML, including attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

const STYLE =
  ':root{color-scheme:light dark;--ink:light-dark(#1c1b22,#f1f0f4);--quiet:light-dark(#5c5a66,#a9a7b3);' +
  '--paper:light-dark(#f6f5f8,#16151a);--card:light-dark(#fff,#201f26);--line:light-dark(#8b8996,#74727e);' +
  '--accent:light-dark(#4b3fc4,#a99ff5);font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);' +
  'accent-color:var(--accent)}body{margin:0}main{max-width:26rem;margin:0 auto;padding:2.5rem 1rem 4rem;' +
  'overflow-wrap:anywhere}h1{margin:0;font-size:1.75rem;line-height:1.2;letter-spacing:-.02em}h1+p{color:var(--quiet)}' +
  'h2{margin:2rem 0 .75rem;font-size:1rem}button,input{font:inherit;color:inherit;padding:.5rem .75rem}' +
  'button,input:not([type=checkbox]){border:1px solid var(--line);border-radius:.5rem;background:var(--card)}' +
  'button{overflow-wrap:anywhere;cursor:pointer}button:hover{border-color:var(--accent)}' +
  ':focus-visible{outline:3px solid var(--accent);outline-offset:2px}' +
  'input:not([type=checkbox]){display:block;width:100%;box-sizing:border-box}' +
  'li,form>p{margin:.75rem 0}ul{margin:0;padding:0;list-style:none}li button,form>p>button{width:100%}' +
  'li button{text-align:start}'

/** Returns an HTML page without a script, which fits a small screen. */
export const pageResponse = (
  { title, body }: { readonly title: string; readonly body: string },
  status = 200,
): MockResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  },
  text:
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escaped(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>` +
    `<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
})

/** The page for an error. */
export const errorPage = (status: number, reason: string): MockResponse =>
  pageResponse(
    {
      title: 'This did not work',
      body: `<p>${escaped(reason)}</p><p>Go back to the app, and start again.</p>`,
    },
    status,
  )

/** Redirects the browser with a GET. The URL is normalized, since a header takes ASCII only. */
export const redirectResponse = (location: string | URL): MockResponse => ({
  status: 303,
  headers: { location: new URL(location).href, 'cache-control': 'no-store' },
  text: null,
})
