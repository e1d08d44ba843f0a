import { FrontendApiErrorItem } from '../errors.ts'
import { type Kind, metadata, required, shape, text, withDefault } from './kinds.ts'
import { toCamelCase } from './names.ts'

const entryShape = shape({
  code: required(text(), ''),
  message: withDefault(text(), ''),
  longMessage: text(),
  meta: metadata(),
})

/** One entry of an error response, and the `error` of a verification. The keys of `meta` are camelCase in the state. */
export const apiErrorShape: Kind<FrontendApiErrorItem | null> = {
  ...entryShape,
  empty: null,
  read: (value) => {
    const entry = entryShape.read(value)
    if (!entry) return undefined
    const meta = Object.fromEntries(Object.entries(entry.meta).map(([key, member]) => [toCamelCase(key), member]))
    return new FrontendApiErrorItem(entry.code, entry.message, entry.longMessage ?? undefined, meta)
  },
}
