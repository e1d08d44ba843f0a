/** Whether a value is the window of this page. */
export const isThisWindow = (value: unknown): boolean => value !== undefined && value === globalThis.window
