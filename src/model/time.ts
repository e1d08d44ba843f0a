/** Wire time to `Date`. Absence stays absence: a time is never invented. */
export const toDate = (epochMs: number | null | undefined): Date | null => (epochMs ? new Date(epochMs) : null)
