import { FrontendApiErrorItem } from '../errors.ts'
import type { ApiErrorJSON } from '../wire/api-error.ts'
import { toCamelCase } from '../wire/form.ts'

/** One error of the wire; the keys of `meta` in camelCase, their values as they came. */
export const decodeApiError = (json: ApiErrorJSON): FrontendApiErrorItem =>
  new FrontendApiErrorItem(
    json.code,
    json.message,
    json.long_message ?? undefined,
    Object.fromEntries(Object.entries(json.meta ?? {}).map(([key, value]) => [toCamelCase(key), value])),
  )
