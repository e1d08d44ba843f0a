import type { CaptchaRequest, CaptchaSolution } from 'headless-signup'
import { ask } from './dialog.ts'
import { h, set } from './dom.ts'

/** Takes the place of Turnstile, which a page that talks to nobody else cannot load: a checkbox. */
export const solvePersonCheck = async ({ widgetType, signal }: CaptchaRequest): Promise<CaptchaSolution> => {
  const approve = h('button', { type: 'button', class: 'primary', 'aria-disabled': 'true' }, h('span', {}, 'Go on'))
  const box = h('input', {
    id: 'person-check',
    type: 'checkbox',
    onchange: () => set(approve, { 'aria-disabled': box.checked ? null : 'true' }),
  })
  const isPerson = await ask({
    title: 'One quick check',
    asker: 'Captcha',
    content: [h('div', { class: 'check' }, box, h('label', { for: box.id }, 'I am a person'))],
    approve,
    refuse: 'Cancel',
    signal,
  })
  if (!isPerson) throw new Error('The person went away.')
  // The mock accepts a token of this kind once.
  return { token: `turnstile-token-${crypto.randomUUID()}`, widgetType }
}
