/** Whether this runs in a page, and not on a server. */
export const isInPage = (): boolean => globalThis.document !== undefined
