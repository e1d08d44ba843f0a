import type { App } from '../app.ts'
import { byId, fill, h } from '../dom.ts'
import { flowNow, listenToFlow } from '../flow.ts'
import { chip, row } from './parts.ts'
import { signInParts } from './sign-in-state.ts'
import { signUpParts } from './sign-up-state.ts'

/** What the client knows: the same stores that drive the form. */
export const mountState = ({ client }: App) => {
  const { signUp, signIn } = client
  const place = byId('state')
  const json = h('pre', { class: 'mono', tabindex: '0', 'aria-label': 'The whole attempt as JSON' })
  const body = h('div')
  fill(place, body, h('details', { class: 'fold' }, h('summary', {}, 'The whole attempt as JSON'), json))

  const show = (): void => {
    const isSignIn = flowNow() === 'sign-in'
    const { $nextStep, $fetchStatus, $status } = isSignIn ? signIn : signUp
    const session = client.$session.get()
    const status = $status.get()
    fill(
      body,
      h(
        'dl',
        { class: 'pairs' },
        row('Next step', h('span', { class: 'chip accent mono' }, $nextStep.get().type)),
        row(
          'Status',
          chip(
            status?.replaceAll('_', ' ') ?? 'not started',
            status === 'complete' ? 'good' : status ? 'open' : 'quiet',
          ),
        ),
        row('Requests', chip($fetchStatus.get(), $fetchStatus.get() === 'idle' ? 'quiet' : 'open')),
        row('Session', session ? chip(session.status, 'good') : chip('none', 'quiet')),
      ),
      ...(isSignIn ? signInParts(signIn) : signUpParts(signUp)),
    )
    json.textContent = JSON.stringify((isSignIn ? signIn : signUp).toJSON(), null, 2)
  }
  show()
  const stores = [
    ...[signUp.$state, signUp.$nextStep, signUp.$fetchStatus],
    ...[signIn.$state, signIn.$nextStep, signIn.$fetchStatus, client.$session],
  ]
  const stops = [...stores.map((store) => store.listen(show)), listenToFlow(show)]
  return (): void => {
    for (const stop of stops) stop()
  }
}
