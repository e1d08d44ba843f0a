/** The path of a runnable Chromium or Chrome, or `undefined` when there is none. Throws when `CHROME_PATH` is wrong. */
export function findChromium(): string | undefined
