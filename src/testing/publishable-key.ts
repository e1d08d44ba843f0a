const PREFIX = 'pk_test_'

/** The publishable key of a development instance whose Frontend API is at this host. */
export const publishableKeyOf = (host: string): string => `${PREFIX}${btoa(`${host}$`).replace(/=+$/, '')}`

/** The host that such a key names. */
export const hostOfKey = (key: string): string => atob(key.slice(PREFIX.length)).slice(0, -1)
