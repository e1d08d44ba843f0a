/** A text as it is compared. */
export const normalized = (value: unknown): string =>
  String(value ?? '')
    .trim()
    .toLowerCase()

/** A phone number as it is compared. */
export const digits = (value: unknown): string => normalized(value).replace(/[\s().-]/g, '')
