import { untilAborted } from './abort.ts'
import { startTimer } from './timer.ts'

/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> => {
  let stop = (): void => {}
  const slept = new Promise<void>((resolve) => {
    stop = startTimer(ms, resolve)
  })
  return untilAborted(signal, slept).catch((reason) => {
    stop()
    throw reason
  })
}
