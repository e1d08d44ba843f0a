const PREFIX = 'pk_test_'

/** Returns the publishable key of a development instance with its Frontend API at this host. */
export const publishableKeyOf = (host: string): string => `${PREFIX}${btoa(`${host}$`).replace(/=+$/, '')}`

/** Returns the host of a development instance's publishable key. */
export const hostOfKey = (key: string): string => atob(key.slice(PREFIX.length)).slice(0, -1)
