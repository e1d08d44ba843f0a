import type { Page } from 'playwright-core'

/**
 * What browsers got after the oldest that the README names (Safari 15.4, Chrome 97, Firefox 104): absent in at least one
 * of the three. `crypto.randomUUID` is absent on pages over plain http.
 */
const NEWER_FUNCTIONS = [
  'URL.canParse',
  'URL.parse',
  'URLSearchParams.prototype.size',
  'AbortSignal.any',
  'AbortSignal.timeout',
  'AbortSignal.prototype.throwIfAborted',
  'AbortSignal.prototype.reason',
  'structuredClone',
  'Object.groupBy',
  'Map.groupBy',
  'Array.fromAsync',
  'Array.prototype.toSorted',
  'Array.prototype.toReversed',
  'Array.prototype.toSpliced',
  'Array.prototype.with',
  'Promise.withResolvers',
  'Promise.try',
  'String.prototype.isWellFormed',
  'String.prototype.toWellFormed',
  'Set.prototype.union',
  'Set.prototype.intersection',
  'Set.prototype.difference',
  'Set.prototype.symmetricDifference',
  'Set.prototype.isSubsetOf',
  'Set.prototype.isSupersetOf',
  'Set.prototype.isDisjointFrom',
  'Iterator.from',
  ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'].map(
    (name) => `Iterator.prototype.${name}`,
  ),
  'Response.json',
  'Headers.prototype.getSetCookie',
  'ReadableStream.from',
  'Intl.Segmenter',
  'Intl.supportedValuesOf',
  'Intl.DurationFormat',
  'RegExp.escape',
  'ArrayBuffer.prototype.resize',
  'ArrayBuffer.prototype.transfer',
  'Crypto.prototype.randomUUID',
  'CompressionStream',
  'TextDecoderStream',
  'URLPattern',
  'cookieStore',
  'navigation',
  'scheduler',
  'requestIdleCallback',
  'Navigator.prototype.userAgentData',
  'Navigator.prototype.connection',
]

/** Makes a page as poor as the oldest browsers, before its own scripts run. */
export const removeNewerFunctions = (page: Page): Promise<unknown> =>
  page.addInitScript((paths) => {
    for (const path of paths) {
      const names = path.split('.')
      const last = names.pop() ?? ''
      let owner: unknown = globalThis
      for (const name of names) owner = Reflect.get(Object(owner), name)
      Reflect.deleteProperty(Object(owner), last)
    }
  }, NEWER_FUNCTIONS)

/** The newer functions that a page has. */
export const newerFunctionsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    (paths) =>
      paths.filter((path) => {
        const names = path.split('.')
        const last = names.pop() ?? ''
        let owner: unknown = globalThis
        for (const name of names) owner = Reflect.get(Object(owner), name)
        return last in Object(owner)
      }),
    NEWER_FUNCTIONS,
  )
