/**
 * The recordings that wait for something that is not there yet, by what they wait for: a path from the client, or a code
 * of our own errors. When it is there, its recordings leave this list and are replayed.
 */
export const PENDING: Readonly<Record<string, readonly string[]>> = {}

export const pendingNames: ReadonlySet<string> = new Set(Object.values(PENDING).flat())
