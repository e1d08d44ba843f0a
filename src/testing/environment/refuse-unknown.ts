import { MockSettingsError } from './check.ts'
import { type Members, unknownMemberOf } from './members.ts'

/**
 * Throws a {@link MockSettingsError} for an unknown member, at any depth.
 *
 * @param caller The method that the value was passed to, for the message. Omit it for options.
 */
export const refuseUnknown = (given: unknown, members: Members, caller?: string): void => {
  const complaint = unknownMemberOf(given, members)
  if (complaint) throw new MockSettingsError(caller ? `${caller}: ${complaint}` : complaint)
}
