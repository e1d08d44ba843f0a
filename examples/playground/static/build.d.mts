/** Writes the playground as plain files, which are to be served at the path `home`, with a slash at both ends. */
export function writeStaticPlayground(folder: string, home: string): Promise<void>
