/** A connection that broke. To whoever catches it, it is the `TypeError` that every browser rejects with. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('Failed to fetch')
    this.name = 'TypeError'
  }
}

/** The same for a transport, which rejects with a `NetworkError`: known by its brand, as across two copies of the package. */
export const networkErrorOf = (cause: ConnectionDropped): TypeError =>
  Object.assign(new TypeError('The mock Frontend API dropped the connection.', { cause }), {
    name: 'NetworkError',
    kind: 'network',
    code: 'network_error',
    clerkError: true,
    longMessage: undefined,
    retryable: true,
    [Symbol.for('headless-signup.error')]: true,
  })
