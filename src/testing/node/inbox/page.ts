import { escaped } from '../../server/page.ts'
import type { OutboxMessage } from '../../types.ts'

const MOST_SHOWN = 100

const CHANNELS = { email: 'Email', sms: 'Text message', whatsapp: 'WhatsApp' } as const

const time = (sentAt: number): string => {
  const date = new Date(sentAt)
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(date)
  return `<time datetime="${date.toISOString()}">${escaped(shown)}</time>`
}

const codeOf = (code: string): string => `<p class="code"><span>Code</span><code>${escaped(code)}</code></p>`

const anchor = (url: string, to: string): string =>
  `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer" aria-label="Open the link for ${escaped(to)}">` +
  'Open the link</a>'

// Only http(s) is a link: a browser does not open an app's own scheme, and must not open `javascript:`.
const linkOf = (url: string, to: string): string =>
  `<p class="link">${/^https?:/.test(url) ? anchor(url, to) : ''}<span>${escaped(url)}</span></p>`

const article = ({ to, channel, code, url, sentAt }: OutboxMessage): string =>
  `<li><article><header><h2>${escaped(to)}</h2><span class="channel">${CHANNELS[channel]}</span>${time(sentAt)}</header>` +
  `${code === undefined ? '' : codeOf(code)}${url === undefined ? '' : linkOf(url, to)}</article></li>`

const counted = (count: number): string => {
  if (count < 2) return count === 1 ? '1 message' : 'No messages'
  return `${count} messages, newest first`
}

/** The inbox page. It has no inline script or style, so that a strict Content-Security-Policy allows it. */
export const inboxPage = (application: string, messages: readonly OutboxMessage[]): string =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Inbox of the mock</title>' +
  '<link rel="icon" href="data:,"><link rel="stylesheet" href="/inbox.css"><script type="module" src="/inbox.js"></script>' +
  '<noscript><meta http-equiv="refresh" content="3"></noscript></head><body><main>' +
  `<header><h1>Inbox</h1><p>What ${escaped(application)} sends to its users. Nothing leaves this computer.</p></header>` +
  `<p id="count" role="status">${counted(messages.length)}</p>` +
  `<p id="empty" class="empty"${messages.length > 0 ? ' hidden' : ''}>` +
  'Nothing was sent yet. A code or a link appears here as soon as it is sent.</p>' +
  `<ol id="messages">${messages.slice(0, MOST_SHOWN).map(article).join('')}</ol>` +
  '</main></body></html>'
