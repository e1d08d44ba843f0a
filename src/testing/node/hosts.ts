import { isIP } from 'node:net'

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/** The name in a `Host` header, in lower case; `null` for an invalid header. */
const nameIn = (header: string): string | null => HOST.exec(header)?.[1]?.toLowerCase() ?? null

/** Throws an `Error` for a name that cannot appear in a `Host` header. */
export const checkHosts = (names: readonly string[]): void => {
  const wrong = names.find((name) => nameIn(name) !== name.toLowerCase())
  if (wrong === undefined) return
  throw new Error(`\`allowedHosts\` names ${JSON.stringify(wrong)}: give a name without a scheme and a port.`)
}

const isLocal = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost')

/**
 * Whether to accept this `Host` header. IP addresses are safe; another site could point its name here, so that its page
 * reads what is for this computer only (DNS rebinding).
 */
export const isTrustedHost = (header: string, allowedHosts: readonly string[]): boolean => {
  const name = nameIn(header)
  if (name === null) return false
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0
  return isAddress || isLocal(name) || allowedHosts.some((allowed) => allowed.toLowerCase() === name)
}
