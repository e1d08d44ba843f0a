import type { AnswerSettings, DeepPartial, Limits } from '../settings/settings.ts'

/** How long an answer takes, in milliseconds: always the same, or between the two, as the seed decides. */
export type Latency = number | readonly [min: number, max: number]

/** Options about how answers travel. */
export interface TrafficOptions {
  /**
   * How long every answer takes, in milliseconds. The server does its work at once; the answer goes out after so much
   * real time, or when the clock is advanced over it, whichever comes first. Default 0.
   */
  readonly latency?: Latency | undefined
  /** Which of the forms that real servers use an answer has. Laid over the defaults. */
  readonly answers?: DeepPartial<AnswerSettings> | undefined
}

/** How answers travel, and how many. */
export interface MockTraffic {
  /**
   * How long every answer takes, in milliseconds. Assign another number, or a pair, to change it from the next request on;
   * answers under way keep theirs. Throws a `MockSettingsError` for anything else. `reset()` brings the option back.
   */
  latency: Latency
  /** The limits in force. `configure({ limits })` changes them. */
  readonly limits: Limits
}
