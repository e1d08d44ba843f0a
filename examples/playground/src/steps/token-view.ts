import type { Client } from 'headless-signup'
import { fill, h, set } from '../dom.ts'
import { type DecodedToken, decodeToken } from '../token.ts'

const CLAIMS: Readonly<Record<string, string>> = {
  azp: 'the page that asked',
  exp: 'expires',
  fva: 'minutes since each factor was checked',
  iat: 'issued',
  iss: 'issuer',
  nbf: 'not before',
  sid: 'session',
  sts: 'session status',
  sub: 'user',
  v: 'version',
}
const TIMES = ['exp', 'iat', 'nbf']
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

const textOf = (name: string, value: unknown): string => {
  if (TIMES.includes(name)) return `${clock.format(Number(value) * 1_000)}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const table = (title: string, members: Readonly<Record<string, unknown>>): HTMLElement =>
  h(
    'section',
    { class: 'token-part' },
    h('h3', {}, title),
    h(
      'dl',
      { class: 'pairs' },
      ...Object.entries(members).map(([name, value]) =>
        h('div', {}, h('dt', { title: CLAIMS[name] }, name), h('dd', { class: 'mono' }, textOf(name, value))),
      ),
    ),
  )

const rawToken = ({ parts }: DecodedToken): HTMLElement =>
  h(
    'p',
    { class: 'raw-token mono' },
    ...parts.flatMap((part, index) => [index > 0 && '.', h('span', { class: `part-${index}` }, part)]),
  )

const fold = (title: string, isOpen: boolean, content: HTMLElement): HTMLElement =>
  h('details', { class: 'fold', open: isOpen }, h('summary', {}, title), content)

/** The session token: what is in it, and how long it is still good for. */
export const createTokenView = (client: Client) => {
  const life = h('p', { class: 'life' })
  const meter = h('progress', { max: '1', value: '0', 'aria-label': 'Remaining life of the token' })
  const decoded = h('div')
  const raw = h('div')
  let token: DecodedToken | null = null

  const tick = (): void => {
    if (!token) return
    const left = Math.max(0, Math.ceil((token.expiresAt - Date.now()) / 1_000))
    fill(life, left > 0 ? `Valid for another ${left} s` : 'Expired: ask for a new one')
    set(meter, { value: Math.max(0, token.expiresAt - Date.now()) / (token.expiresAt - token.issuedAt) })
  }
  const load = async (skipCache: boolean): Promise<void> => {
    const jwt = await client.getToken({ skipCache }).catch(() => null)
    if (jwt === null) return void fill(life, 'The server gave no token. Try again.')
    token = decodeToken(jwt)
    fill(decoded, table('Header', token.header), table('Claims', token.claims))
    fill(raw, rawToken(token))
    tick()
  }
  load(false)
  const timer = setInterval(tick, 500)
  return {
    element: h(
      'section',
      { class: 'token', 'aria-labelledby': 'token-heading' },
      h(
        'div',
        { class: 'token-head' },
        h('h2', { id: 'token-heading' }, 'Session token'),
        h('button', { type: 'button', class: 'link', onclick: () => load(true) }, 'Get a new one'),
      ),
      life,
      meter,
      fold('Header and claims', true, decoded),
      fold('As it travels', false, raw),
    ),
    dispose: (): void => clearInterval(timer),
  }
}
