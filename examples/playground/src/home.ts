// The page may be at the root of its host, or below a path: its script is in a folder of its home.
const { pathname: HOME } = new URL('..', import.meta.url)

/** The address of a path of the playground, which begins with a slash. */
export const addressOf = (path: string): string => `${HOME}${path.slice(1)}`

/** The path of this page below the playground's home, with a slash before it. */
export const currentPath = (): string => `/${location.pathname.slice(HOME.length)}`

/** The member of `createClient()`'s options that names the server: the home of this page. */
export const SERVER = { proxyUrl: HOME }
