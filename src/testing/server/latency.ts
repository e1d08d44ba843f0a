import { MockSettingsError } from '../environment/check.ts'
import { show } from '../plain-data.ts'
import { fractionOf } from '../state/ids.ts'
import type { Latency } from '../types.ts'

const isDuration = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < Infinity

const boundsOf = (latency: Latency): readonly [min: number, max: number] => {
  const [min, max, ...others]: readonly unknown[] = Array.isArray(latency) ? latency : [latency, latency]
  if (isDuration(min) && isDuration(max) && min <= max && others.length === 0) return [min, max]
  throw new MockSettingsError(
    `\`latency\` is ${show(latency)}. Give milliseconds, or two of them, the smaller first: [50, 300].`,
  )
}

/** Determines how long each response takes. Ids and codes do not depend on it. */
export const createLatency = (initial: Latency, seed: string) => {
  let [current, bounds] = [initial, boundsOf(initial)]
  let count = 0
  return {
    get: () => current,
    set: (latency: Latency) => {
      bounds = boundsOf(latency)
      current = latency
    },
    /** Returns how long the next response takes, in milliseconds. */
    next: (): number => {
      count += 1
      const [min, max] = bounds
      return min + fractionOf(`${seed}/latency/${count}`) * (max - min)
    },
    reset: () => {
      current = initial
      bounds = boundsOf(initial)
      count = 0
    },
  }
}
