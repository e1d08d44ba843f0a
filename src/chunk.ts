import { FlowError } from './errors.ts'
import { once } from './ports.ts'

/**
 * A part of this package that is loaded when it is first needed: bundlers make a file of its own of it, which a later
 * deployment may have removed. The next call tries again.
 *
 * The returned function rejects with `chunk_failed`.
 */
export const chunk = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  once(() =>
    load().catch((cause) => {
      throw new FlowError('chunk_failed', undefined, cause)
    }),
  )
