import { toSnakeCase } from './kinds.ts'

/** Encodes one value as text. Objects become JSON; their keys keep their case. */
const toText = (value: unknown): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/**
 * Encodes a camelCase body as `application/x-www-form-urlencoded`, as the Frontend API expects it.
 *
 * `undefined` is left out, `null` becomes the empty string, an array repeats its key, and an object becomes JSON text.
 */
export const encodeForm = (body: Readonly<Record<string, unknown>>): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined) continue
    if (!Array.isArray(value)) form.append(toSnakeCase(key), toText(value))
    // A falsy element becomes an empty entry: the official client sends it so, and servers expect it.
    else
      for (const element of value)
        if (element !== undefined) form.append(toSnakeCase(key), element ? toText(element) : '')
  }
  return form
}

/** Decodes a form body: one string per key, or an array of strings when the key is repeated. Keys keep their case. */
export const decodeForm = (text: string): Record<string, string | string[]> => {
  const values = new URLSearchParams(text)
  return Object.fromEntries(
    [...new Set(values.keys())].map((key) => {
      const all = values.getAll(key)
      return [key, all.length === 1 ? (all[0] ?? '') : all]
    }),
  )
}
