import { paths } from '../../shapes/paths.ts'
import { problem, Refusal, refusal } from '../api-errors.ts'
import { ACTION_PARAMETERS, parametersOfAction } from '../sign-ups/action-parameters.ts'
import { isIgnored, isSignUpParameter, repeated } from '../sign-ups/parameters.ts'
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

const refuseFieldsInQuery = ({ method, path, search }: Call): void => {
  if (method === 'GET' || !path.startsWith(paths.signUps)) return
  const misplaced = Object.keys(search).filter(
    (name) => isSignUpParameter(name) || ACTION_PARAMETERS.attempt_verification.includes(name),
  )
  if (misplaced.length === 0) return
  const longMessage = 'It came in the query of the address. Send it in the body, as a form.'
  throw new Refusal(
    misplaced.map((param) => problem('form_param_unknown', { param, longMessage: `${param}: ${longMessage}` })),
  )
}

const refuseOddFields = ({ path, body }: Call): void => {
  const action = path.startsWith(`${paths.signUps}/`) ? (path.split('/').at(-1) ?? '') : ''
  const accepted = parametersOfAction(action)
  if (!accepted) return
  const objections = Object.entries(body ?? {}).flatMap(([param, value]) => {
    if (isIgnored(param)) return []
    if (accepted.includes(param)) return typeof value === 'string' ? [] : [repeated(param, value)]
    const longMessage = `${param} is no parameter of ${action}. Parameters: ${accepted.join(', ')}.`
    return [problem('form_param_unknown', { param, longMessage })]
  })
  if (objections.length > 0) throw new Refusal(objections)
}

/** In strict mode, throws a `Refusal` for a developer's mistake that a real server might silently ignore. */
export const refuseOddities = ({ server: { strict }, call }: Pick<Context, 'server' | 'call'>): void => {
  if (!strict) return
  for (const refuse of [refuseIdleOverride, refuseBadVersion, refuseFieldsInQuery, refuseOddFields]) refuse(call)
}
