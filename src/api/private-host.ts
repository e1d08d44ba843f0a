const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/

/** Whether the host is this computer, at any port. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/** Blocks of IPv4 (RFC 1918, RFC 3927) and IPv6 (RFC 4193, RFC 4291) that are not routed on the internet. */
const PRIVATE_ADDRESSES = [
  /^10(\.\d+){3}$/,
  /^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/,
  /^192\.168(\.\d+){2}$/,
  /^169\.254(\.\d+){2}$/,
  /^\[fe[89ab][0-9a-f]:/,
  /^\[f[cd][0-9a-f]{2}:/,
]

/** Names that no public resolver knows: single-label names, and names under reserved domains. */
const PRIVATE_NAME = /^[^.[]+$|\.(local|internal|test)$/

/** Whether the host is this computer or in a private network, where plain http is acceptable for development. */
export const isPrivateHost = (hostname: string): boolean =>
  isLoopback(hostname) || PRIVATE_NAME.test(hostname) || PRIVATE_ADDRESSES.some((block) => block.test(hostname))
