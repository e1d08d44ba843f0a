import { once } from '../browser/providers.ts'
import { FlowError } from '../errors.ts'

/**
 * A part of this package that is loaded on first use: bundlers put it into a separate file, which a later deployment
 * may have removed. After a failure the next call tries again.
 *
 * The returned function rejects with `chunk_failed`.
 */
export const chunk = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  once(() =>
    load().catch((cause) => {
      throw new FlowError('chunk_failed', { cause })
    }),
  )
