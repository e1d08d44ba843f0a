import type { SignInAttempt } from 'headless-signup'
import { h } from '../dom.ts'

type Tone = 'good' | 'open' | 'quiet' | 'bad'

export const chip = (text: string, tone: Tone): HTMLElement => h('span', { class: `chip ${tone}` }, text)
export const row = (label: string, ...content: (Node | string | null)[]): HTMLElement =>
  h('div', {}, h('dt', {}, label), h('dd', {}, ...content))

type Verification = SignInAttempt['firstFactorVerification']

const TONES: Readonly<Record<string, Tone>> = { verified: 'good', unverified: 'open', failed: 'bad', expired: 'bad' }

/** How a verification stands; `null` when it has not begun. */
export const verification = (
  label: string,
  { status, strategy, attempts, expireAt }: Verification,
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
