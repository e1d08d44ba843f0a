import type { App } from '../app.ts'
import { h } from '../dom.ts'

/** Waits until the link is opened, in another tab or on another device, and goes on by itself. */
export const createLinkWait = (app: App) => {
  const { client } = app
  const { signUp } = client
  const leaving = new AbortController()
  let isWaiting = false

  const wait = async (): Promise<void> => {
    if (isWaiting) return
    isWaiting = true
    const { verifications } = signUp.future
    await verifications.waitForEmailLinkVerification({}, { signal: leaving.signal })
    isWaiting = false
    // The screen may be gone by now: that the address is verified took it away.
    const isVerified = verifications.emailAddress.status === 'verified'
    if (isVerified && app.client === client) await app.proceed(Promise.resolve({ error: null }))
  }
  const stop = signUp.$nextStep.subscribe((step) => {
    if (step.type === 'verify' && step.sent) wait()
  })
  return {
    element: h('p', { class: 'waiting' }, 'This page goes on by itself when you open the link.'),
    input: undefined,
    dispose: (): void => {
      stop()
      leaving.abort()
    },
  }
}
