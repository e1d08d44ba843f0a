import { atom, onMount, type ReadableAtom } from 'nanostores'
import { share } from '../flow/share.ts'
import type { State } from '../flow/state.ts'
import { withIsolatedListeners } from '../flow/store.ts'
import { type Cooldown, cooldownAt, NO_COOLDOWN, nextCooldownChangeMs } from '../model/cooldown.ts'

/** Counts down what the state holds as points in time. Has a timer only while somebody listens and something is left. */
export const createCooldown = ($state: ReadableAtom<State>): ReadableAtom<Cooldown> => {
  const $cooldown = atom<Cooldown>(NO_COOLDOWN)
  onMount($cooldown, () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: Cooldown = NO_COOLDOWN
    const tick = (): void => {
      clearTimeout(timer)
      const { resendAt } = $state.get()
      const now = Date.now()
      // Made up from the clock each time: a tab that slept is right again at once.
      shown = share(shown, cooldownAt(resendAt, now))
      $cooldown.set(shown)
      const nextMs = nextCooldownChangeMs(resendAt, now)
      if (nextMs !== null) timer = setTimeout(tick, nextMs)
    }
    const unlisten = $state.listen(({ resendAt }, previous) => {
      if (resendAt !== previous?.resendAt) tick()
    })
    tick()
    return () => {
      unlisten()
      clearTimeout(timer)
    }
  })
  return withIsolatedListeners($cooldown)
}
