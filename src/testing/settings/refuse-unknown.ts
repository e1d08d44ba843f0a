import { MockSettingsError } from './check.ts'
import { type Members, unknownMemberOf } from './members.ts'

/**
 * Throws a {@link MockSettingsError} for a member that is not known, at any depth.
 *
 * @param caller The method that was called with them; left out for options.
 */
export const refuseUnknown = (given: unknown, members: Members, caller?: string): void => {
  const complaint = unknownMemberOf(given, members)
  if (complaint) throw new MockSettingsError(caller ? `${caller}: ${complaint}` : complaint)
}
