import { NetworkError } from '../../errors.ts'

/** A connection that broke. To whoever catches it, it is the `TypeError` that every browser rejects with. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('Failed to fetch')
    this.name = 'TypeError'
  }
}

/** The same for a transport: what any transport rejects with when there is no answer. */
export const networkErrorOf = (cause: ConnectionDropped): NetworkError =>
  new NetworkError('network_error', 'The mock Frontend API dropped the connection.', cause)
