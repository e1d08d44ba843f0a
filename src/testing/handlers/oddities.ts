import { paths } from '../../wire/paths.ts'
import { isIgnored, isSignUpParameter, repeated } from '../parameters/parameters.ts'
import { problem, Refusal, refusal } from '../refusals.ts'
import type { Call, Context } from './context.ts'

const VERSION_PARAMETER = '__clerk_api_version'

const refuseIdleOverride = ({ method, override }: Call): void => {
  if (method !== 'GET' || override === undefined) return
  const longMessage = `\`_method=${override}\` came with a GET, where it changes nothing. Send a POST with it.`
  throw refusal('method_not_allowed', { longMessage })
}

const refuseBadVersion = ({ search }: Call): void => {
  const version = search[VERSION_PARAMETER]
  if (version === undefined || /^\d{4}-\d{2}-\d{2}$/.test(version)) return
  const longMessage = `\`${VERSION_PARAMETER}\` is "${version}". Send a date, such as 2026-08-20, or leave it out.`
  throw refusal('form_param_format_invalid', { param: VERSION_PARAMETER, longMessage })
}

/** What only the actions take, beside the parameters of a sign-up. */
const OF_ACTIONS = ['code', 'signature', 'proof_token']

const refuseFieldsInQuery = ({ method, path, search }: Call): void => {
  if (method === 'GET' || !path.startsWith(paths.signUps)) return
  const misplaced = Object.keys(search).filter((name) => isSignUpParameter(name) || OF_ACTIONS.includes(name))
  if (misplaced.length === 0) return
  const longMessage = 'It came in the query of the address. Send it in the body, as a form.'
  throw new Refusal(
    misplaced.map((param) => problem('form_param_unknown', { param, longMessage: `${param}: ${longMessage}` })),
  )
}

const ROUND_TRIP = ['redirect_url', 'action_complete_redirect_url', 'oidc_prompt', 'oidc_login_hint']

/** What the actions of a sign-up take. Creation and changes check theirs one by one. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  prepare_verification: ['strategy', 'channel', ...ROUND_TRIP, 'enterprise_connection_id'],
  attempt_verification: ['strategy', 'code', 'signature'],
  protect_check: ['proof_token'],
}

const refuseOddFields = ({ path, body }: Call): void => {
  const action = path.startsWith(`${paths.signUps}/`) ? (path.split('/').at(-1) ?? '') : ''
  const accepted = Object.hasOwn(ACCEPTED, action) ? ACCEPTED[action] : undefined
  if (!accepted) return
  const objections = Object.entries(body ?? {}).flatMap(([param, value]) => {
    if (isIgnored(param)) return []
    if (accepted.includes(param)) return typeof value === 'string' ? [] : [repeated(param, value)]
    const longMessage = `${param} is no parameter of ${action}. Parameters: ${accepted.join(', ')}.`
    return [problem('form_param_unknown', { param, longMessage })]
  })
  if (objections.length > 0) throw new Refusal(objections)
}

/** Refuses what a real server might pass over in silence, and a developer would look for for long. */
export const refuseOddities = ({ server: { strict }, call }: Pick<Context, 'server' | 'call'>): void => {
  if (!strict) return
  for (const refuse of [refuseIdleOverride, refuseBadVersion, refuseFieldsInQuery, refuseOddFields]) refuse(call)
}
