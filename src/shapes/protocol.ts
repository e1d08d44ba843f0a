/** The dated version of the Frontend API that this package speaks. Sent as `__clerk_api_version`. */
export const API_VERSION = '2026-08-20'

/**
 * The official client whose requests this package mirrors; servers depend on its version. Sent as `_clerk_js_version`.
 */
export const CLIENT_VERSION = '6.40.0'

/** Prefix of every path of the Frontend API. */
export const PATH_PREFIX = '/v1'

/** Query parameter, and base name of the cookie, with a development instance's browser token. */
export const DEV_BROWSER_PARAMETER = '__clerk_db_jwt'

/** Response header in which the server rotates a development instance's browser token. */
export const DEV_BROWSER_HEADER = 'Clerk-Db-Jwt'

/** Query parameter with the id of the active session, on paths that do not start with `/client`. */
export const SESSION_PARAMETER = '_clerk_session_id'
