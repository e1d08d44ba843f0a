import type { CaptchaRequest, CaptchaSolution } from 'headless-signup'
import { ask } from './dialog.ts'
import { h, set } from './dom.ts'

/** Takes the place of Turnstile, which this page's policy does not let in: a checkbox. */
export const solveCaptcha = async ({ widgetType, signal }: CaptchaRequest): Promise<CaptchaSolution> => {
  const approve = h('button', { type: 'button', class: 'primary', 'aria-disabled': 'true' }, h('span', {}, 'Go on'))
  const box = h('input', {
    id: 'human-check',
    type: 'checkbox',
    onchange: () => set(approve, { 'aria-disabled': box.checked ? null : 'true' }),
  })
  const isApproved = await ask({
    title: 'One quick check',
    source: 'Captcha',
    content: [h('div', { class: 'check' }, box, h('label', { for: box.id }, 'I am human'))],
    approve,
    decline: 'Cancel',
    signal,
  })
  if (!isApproved) throw new Error('The check was cancelled.')
  // The mock accepts a token of this kind once.
  return { token: `turnstile-token-${crypto.randomUUID()}`, widgetType }
}
