import { NetworkError } from '../../errors.ts'

/** A dropped connection. The caller sees the `TypeError` that every browser rejects with. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('Failed to fetch')
    this.name = 'TypeError'
  }
}

/** The error that a transport rejects with when there is no response. */
export const networkErrorOf = (cause: ConnectionDropped): NetworkError =>
  new NetworkError('network_error', 'The mock Frontend API dropped the connection.', { cause })
