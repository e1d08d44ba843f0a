import type { AnswerSettings, DeepPartial, Limits } from '../environment/settings.ts'

/** How long a response takes, in milliseconds: a fixed time, or a range from which the seed picks. */
export type Latency = number | readonly [min: number, max: number]

/** Options for how responses are sent. */
export interface TrafficOptions {
  /**
   * How long every response takes, in milliseconds. The server handles the request at once; the response is sent after
   * that much real time, or when the clock is advanced past it, whichever comes first. Default 0.
   */
  readonly latency?: Latency | undefined
  /** The form of responses, where real servers differ. Merged into the defaults. */
  readonly answers?: DeepPartial<AnswerSettings> | undefined
}

/** How fast responses are sent, and how many requests are allowed. */
export interface MockTraffic {
  /**
   * How long every response takes, in milliseconds. Assign a number or a pair to change it from the next request on;
   * pending responses keep their time. Throws a `MockSettingsError` for anything else. `reset()` restores the option.
   */
  latency: Latency
  /** The current limits. `configure({ limits })` changes them. */
  readonly limits: Limits
}
