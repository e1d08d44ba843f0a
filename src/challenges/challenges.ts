import type { Providers } from '../browser/providers.ts'
import type { Challenges } from '../calls/resource.ts'
import { sliceOf } from '../state/slices.ts'
import { resolveProtectChecks } from './on-demand.ts'
import { RETRY_RULES } from './retry.ts'

/** The challenges that these providers can pass. */
export const challengesOf = ({ captcha, protect }: Providers): Challenges => ({
  retryRules: captcha ? RETRY_RULES : [],
  afterWrite:
    protect &&
    (async (turn, resource) => {
      const { value } = sliceOf(turn.state(), resource)
      if ('protectCheck' in value && value.protectCheck) await resolveProtectChecks(turn, resource, protect)
    }),
})
