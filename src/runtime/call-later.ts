import { isFlowError } from '../errors.ts'

/** A function of a part that loads later. It can be called at once, and always resolves later. */
export const callLater =
  <Part>(load: () => Promise<Part>) =>
  <Args extends unknown[], Result>(pick: (part: Part) => (...args: Args) => Result | Promise<Result>) =>
  async (...args: Args): Promise<Result> =>
    pick(await load())(...args)

/** Settles as the promise does, but resolves to `fallback` when a part failed to load. */
export const orWithoutChunk = <T, Fallback>(promise: Promise<T>, fallback: Fallback): Promise<T | Fallback> =>
  promise.catch((error) => {
    if (isFlowError(error) && error.code === 'chunk_failed') return fallback
    throw error
  })
