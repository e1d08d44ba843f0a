/** `emailAddress` → `email_address`, for a name that is known. */
export type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : Name

/** `emailAddress` → `email_address`. Digits and characters other than `A`–`Z` stay as they are. */
export const toSnakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `email_address` → `emailAddress`. An underscore before anything but `a`–`z` stays. */
export const toCamelCase = (key: string): string =>
  key.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase())
