import { atom, onMount, type ReadableAtom } from 'nanostores'
import { share } from '../flow/share.ts'
import type { State } from '../flow/state.ts'
import { withIsolatedListeners } from '../flow/store.ts'
import { startTimer } from '../runtime/timer.ts'

/** What is worked out from the state and the time. */
interface Clocked<Value> {
  readonly initial: Value
  readonly read: (state: State, now: number) => Value
  /** Milliseconds until `read` gives something else by itself; `null` when it will not. */
  readonly changesInMs: (state: State, now: number) => number | null
  /** Called when the store is read or subscribed to. */
  readonly onUse?: () => void
}

/** A store that changes with the state and with the time. Has a timer only while it has a subscriber and something to wait for. */
export const clockedStore = <Value>(
  $state: ReadableAtom<State>,
  { initial, read, changesInMs, onUse }: Clocked<Value>,
): ReadableAtom<Value> => {
  const $store = atom<Value>(initial)
  let shown = initial
  let stop = (): void => {}
  const refresh = (): void => {
    // Made up from the clock each time: a tab that slept is right again at once.
    shown = share(shown, read($state.get(), Date.now()))
    $store.set(shown)
  }
  const tick = (): void => {
    stop()
    refresh()
    const leftMs = changesInMs($state.get(), Date.now())
    if (leftMs !== null) stop = startTimer(leftMs, tick)
  }
  onMount($store, () => {
    onUse?.()
    const unlisten = $state.listen(tick)
    tick()
    return () => {
      unlisten()
      stop()
    }
  })
  const get = $store.get
  $store.get = () => {
    // Without a subscriber there is no timer: what is read is as of now.
    if ($store.lc === 0) refresh()
    return get()
  }
  return withIsolatedListeners($store)
}
