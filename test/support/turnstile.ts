/** Where every client of Turnstile has to load its script from. */
export const TURNSTILE_URL = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit'

/**
 * Turnstile's script, as far as its clients use it. Each widget does what `window.plan` has next for it: `'token'` (the default),
 * `'interactive'`, `'forever'`, `'throw'`, or a code of an error.
 */
export const TURNSTILE_STUB = `
  window.loads = (window.loads ?? 0) + 1
  window.log = []
  window.turnstile = (() => {
    const widgets = new Map()
    let tokens = 0
    const run = (id) => setTimeout(() => {
      const { options } = widgets.get(id) ?? {}
      if (!options) return
      const next = (window.plan ?? []).shift() ?? 'token'
      const pass = () => options.callback('turnstile-token-' + (tokens += 1))
      if (next === 'token') pass()
      else if (next === 'interactive') {
        options['before-interactive-callback']()
        window.log.push('interactive ' + document.querySelector('#clerk-captcha').getAttribute('data-cl-interactive'))
        options['after-interactive-callback']()
        pass()
      } else if (next === 'unsupported') options['unsupported-callback']()
      else if (next !== 'forever') window.log.push('handled ' + options['error-callback'](next))
    }, 1)
    return {
      render: (place, options) => {
        const container = typeof place === 'string' ? document.querySelector(place) : place
        if (window.plan?.[0] === 'throw') throw new Error('Could not render: ' + window.plan.shift())
        const id = 'widget-' + (widgets.size + 1)
        const { callback, 'error-callback': error, ...plain } = options
        window.log.push({
          place: container.parentElement === document.body ? 'body' : container.parentElement.id,
          hidden: container.hidden,
          style: container.getAttribute('style'),
          options: Object.fromEntries(Object.entries(plain).filter(([, value]) => typeof value !== 'function')),
        })
        container.append(document.createElement('iframe'))
        widgets.set(id, { container, options })
        run(id)
        return id
      },
      reset: (id) => { window.log.push('reset ' + id); run(id) },
      remove: (id) => { window.log.push('remove ' + id); widgets.get(id).container.replaceChildren(); widgets.delete(id) },
    }
  })()`
