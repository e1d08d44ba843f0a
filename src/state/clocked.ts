import { atom, onMount, type ReadableAtom } from 'nanostores'
import { startTimer } from '../runtime/timer.ts'
import { share } from './share.ts'
import { withIsolatedListeners } from './state.ts'

/** A value that depends on an input, such as the state, and on the time. */
interface Clocked<Input, Value> {
  readonly initial: Value
  readonly read: (input: Input, now: number) => Value
  /** Milliseconds until `read` returns something else without a change of the input; `null` when it will not. */
  readonly changesInMs: (input: Input, now: number) => number | null
  /** Called when the store is read or subscribed to. */
  readonly onUse?: () => unknown
}

/** A store that changes with its input and with the time. Its timer runs only while it has a subscriber. */
export const clockedStore = <Input, Value>(
  $input: ReadableAtom<Input>,
  { initial, read, changesInMs, onUse }: Clocked<Input, Value>,
): ReadableAtom<Value> => {
  const $store = atom<Value>(initial)
  let shown = initial
  let stop = (): void => {}
  const refresh = (): void => {
    // Computed from the clock each time: correct at once after the tab was suspended.
    shown = share(shown, read($input.get(), Date.now()))
    $store.set(shown)
  }
  const tick = (): void => {
    stop()
    refresh()
    const leftMs = changesInMs($input.get(), Date.now())
    if (leftMs !== null) stop = startTimer(leftMs, tick)
  }
  onMount($store, () => {
    onUse?.()
    const unlisten = $input.listen(tick)
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
