import { FlowError } from '../errors.ts'

/** Loads something once, on first use. A failure is not kept: the next call tries again. */
export const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

/** What loads once, on first use. */
export interface Lazy<Part> {
  readonly load: () => Promise<Part>
  /** `null` until it has loaded. */
  readonly part: () => Part | null
}

/** The same, and what has loaded. */
export const lazy = <Part>(load: () => Promise<Part>): Lazy<Part> => {
  let part: Part | null = null
  return {
    load: once(async () => {
      part = await load()
      return part
    }),
    part: () => part,
  }
}

/**
 * A part of this package that loads when it is needed: bundlers put it into a file of its own, which a later deployment
 * may have removed. The returned function rejects with `chunk_failed`; the next call tries again.
 */
export const later =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    load().catch((cause) => {
      throw new FlowError('chunk_failed', { cause })
    })
