import { FrontendApiErrorItem } from '../errors.ts'
import { converted, type Kind, metadata, nullable, required, shape, text, toCamelCase, withDefault } from './kinds.ts'

const entryShape = shape({
  code: required(text(), ''),
  message: withDefault(text(), ''),
  longMessage: text(),
  meta: metadata(),
})

/** One entry of an error response, and the `error` of a verification. The keys of `meta` are camelCase in the state. */
export const apiErrorShape: Kind<FrontendApiErrorItem | null> = nullable(
  converted(entryShape, ({ code, message, longMessage, meta }) => {
    const inState = Object.fromEntries(Object.entries(meta).map(([key, member]) => [toCamelCase(key), member]))
    return new FrontendApiErrorItem(code, message, longMessage ?? undefined, inState)
  }),
)
