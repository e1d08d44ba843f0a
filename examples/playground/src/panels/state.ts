import type { SignUpAttempt, SignUpVerificationData } from 'headless-signup'
import type { App } from '../app.ts'
import { byId, fill, h } from '../dom.ts'
import { labelOf } from '../fields.ts'

type Tone = 'good' | 'open' | 'quiet' | 'bad'

const chip = (text: string, tone: Tone): HTMLElement => h('span', { class: `chip ${tone}` }, text)
const row = (label: string, ...content: (Node | string | null)[]): HTMLElement =>
  h('div', {}, h('dt', {}, label), h('dd', {}, ...content))

/** What the attempt knows of a field: the words that its lists stand for. */
const standing = (
  name: string,
  { missingFields, unverifiedFields }: SignUpAttempt,
  isRequired: boolean,
  isGiven: boolean,
) => {
  if (missingFields.some((missing) => missing === name)) return chip('missing', 'bad')
  if (unverifiedFields.some((unverified) => unverified === name)) return chip('unverified', 'open')
  if (isRequired || isGiven) return chip('done', 'good')
  return chip('optional', 'quiet')
}

const isGiven = (name: string, attempt: SignUpAttempt): boolean =>
  Boolean(
    {
      email_address: attempt.emailAddress,
      phone_number: attempt.phoneNumber,
      username: attempt.username,
      first_name: attempt.firstName,
      last_name: attempt.lastName,
      password: attempt.hasPassword,
    }[name],
  )

const fieldList = (attempt: SignUpAttempt): HTMLElement => {
  const { requiredFields, optionalFields } = attempt
  const entry = (name: string, isRequired: boolean) =>
    h('li', {}, h('span', {}, labelOf(name)), standing(name, attempt, isRequired, isGiven(name, attempt)))
  return h(
    'ul',
    { class: 'tree' },
    ...requiredFields.map((name) => entry(name, true)),
    ...optionalFields.map((name) => entry(name, false)),
  )
}

const TONES: Readonly<Record<string, Tone>> = { verified: 'good', unverified: 'open', failed: 'bad', expired: 'bad' }

const verification = (
  label: string,
  { status, strategy, attempts, expireAt }: SignUpVerificationData,
): HTMLElement | null => {
  if (status === null) return null
  const details = [
    strategy,
    attempts === null ? 'no attempt yet' : `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
  ]
  const until = status === 'unverified' && expireAt ? [`until ${expireAt.toLocaleTimeString()}`] : []
  return h(
    'li',
    {},
    h('span', {}, label, h('small', {}, [...details, ...until].filter(Boolean).join(' · '))),
    chip(status, TONES[status] ?? 'quiet'),
  )
}

/** What the client knows: the same stores that drive the form. */
export const mountState = ({ client }: App) => {
  const { signUp } = client
  const place = byId('state')
  const json = h('pre', { class: 'mono', tabindex: '0', 'aria-label': 'The whole attempt as JSON' })
  const body = h('div')
  fill(place, body, h('details', { class: 'fold' }, h('summary', {}, 'The whole attempt as JSON'), json))

  const show = (): void => {
    const attempt = signUp.$state.get()
    const session = client.$session.get()
    const { status } = attempt
    const verifications = [
      verification('Email address', attempt.verifications.emailAddress),
      verification('Phone number', attempt.verifications.phoneNumber),
      verification('Wallet', attempt.verifications.web3Wallet),
      verification('Provider', attempt.verifications.externalAccount),
    ].filter((item) => item !== null)
    const hasFields = attempt.requiredFields.length + attempt.optionalFields.length > 0
    fill(
      body,
      h(
        'dl',
        { class: 'pairs' },
        row('Next step', h('span', { class: 'chip accent mono' }, signUp.$nextStep.get().type)),
        row(
          'Status',
          chip(
            status?.replaceAll('_', ' ') ?? 'not started',
            status === 'complete' ? 'good' : status ? 'open' : 'quiet',
          ),
        ),
        row('Requests', chip(signUp.$fetchStatus.get(), signUp.$fetchStatus.get() === 'idle' ? 'quiet' : 'open')),
        row('Session', session ? chip(session.status, 'good') : chip('none', 'quiet')),
      ),
      hasFields && h('h3', {}, 'Fields'),
      hasFields && fieldList(attempt),
      verifications.length > 0 && h('h3', {}, 'Verifications'),
      verifications.length > 0 && h('ul', { class: 'tree' }, ...verifications),
    )
    json.textContent = JSON.stringify(signUp.toJSON(), null, 2)
  }
  show()
  const stops = [signUp.$state, signUp.$nextStep, signUp.$fetchStatus, client.$session].map((store) =>
    store.listen(show),
  )
  return (): void => {
    for (const stop of stops) stop()
  }
}
