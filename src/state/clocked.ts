import { atom, onMount, type ReadableAtom } from 'nanostores'
import { startTimer } from '../runtime/timer.ts'
import { share } from './share.ts'
import { type State, withIsolatedListeners } from './state.ts'

/** A value that depends on the state and on the time. */
interface Clocked<Value> {
  readonly initial: Value
  readonly read: (state: State, now: number) => Value
  /** Milliseconds until `read` returns something else without a change of the state; `null` when it will not. */
  readonly changesInMs: (state: State, now: number) => number | null
  /** Called when the store is read or subscribed to. Once it has resolved, `read` may return something else. */
  readonly onUse?: () => Promise<unknown> | undefined
}

/** A store that changes with the state and with the time. Its timer runs only while it has a subscriber. */
export const clockedStore = <Value>(
  $state: ReadableAtom<State>,
  { initial, read, changesInMs, onUse }: Clocked<Value>,
): ReadableAtom<Value> => {
  const $store = atom<Value>(initial)
  let shown = initial
  let stop = (): void => {}
  const refresh = (): void => {
    // Computed from the clock each time: correct at once after the tab was suspended.
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
    onUse?.()?.then(
      () => $store.lc > 0 && tick(),
      () => {},
    )
    const unlisten = $state.listen(tick)
    tick()
    return () => {
      unlisten()
      stop()
    }
  })
  const get = $store.get
  $store.get = () => {
    // Without a subscriber there is no timer: compute the current value.
    if ($store.lc === 0) refresh()
    return get()
  }
  return withIsolatedListeners($store)
}
