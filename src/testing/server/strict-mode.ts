import { paths } from '../../shapes/paths.ts'
import { apiError, Problem, problem } from '../api-errors.ts'
import { isSignInParameter } from '../sign-ins/parameters.ts'
import { ACTION_PARAMETERS, isSignUpParameter, parametersOfAction } from '../sign-ups/parameters.ts'
import type { Call, Context } from './context.ts'
import { isIgnored, repeated } from './form.ts'

const VERSION_PARAMETER = '__clerk_api_version'

const requirePostWithOverride = ({ method, override }: Call): void => {
  if (method !== 'GET' || override === undefined) return
  const longMessage = `\`_method=${override}\` came with a GET, where it changes nothing. Send a POST with it.`
  throw problem('method_not_allowed', { longMessage })
}

const requireVersionFormat = ({ search }: Call): void => {
  const version = search[VERSION_PARAMETER]
  if (version === undefined || /^\d{4}-\d{2}-\d{2}$/.test(version)) return
  const longMessage = `\`${VERSION_PARAMETER}\` is "${version}". Send a date, such as 2026-08-20, or leave it out.`
  throw problem('form_param_format_invalid', { param: VERSION_PARAMETER, longMessage })
}

const isParameterOfSignUp = (name: string): boolean =>
  isSignUpParameter(name) || ACTION_PARAMETERS.attempt_verification.includes(name)

const requireFieldsInBody = ({ method, path, search }: Call): void => {
  const collection = [paths.signUps, paths.signIns].find((base) => path.startsWith(base))
  if (method === 'GET' || !collection) return
  const isParameter = collection === paths.signIns ? isSignInParameter : isParameterOfSignUp
  const misplaced = Object.keys(search).filter(isParameter)
  if (misplaced.length === 0) return
  const longMessage = 'It came in the query of the address. Send it in the body, as a form.'
  throw new Problem(
    misplaced.map((param) => apiError('form_param_unknown', { param, longMessage: `${param}: ${longMessage}` })),
  )
}

const requireKnownFields = ({ path, body }: Call): void => {
  const action = path.startsWith(`${paths.signUps}/`) ? (path.split('/').at(-1) ?? '') : ''
  const accepted = parametersOfAction(action)
  if (!accepted) return
  const problems = Object.entries(body ?? {}).flatMap(([param, value]) => {
    if (isIgnored(param)) return []
    if (accepted.includes(param)) return typeof value === 'string' ? [] : [repeated(param, value)]
    const longMessage = `${param} is not a parameter of ${action}. Parameters: ${accepted.join(', ')}.`
    return [apiError('form_param_unknown', { param, longMessage })]
  })
  if (problems.length > 0) throw new Problem(problems)
}

/** In strict mode, throws a `Problem` for a developer's mistake that a real server might silently ignore. */
export const requireStrictRequest = ({ server: { strict }, call }: Pick<Context, 'server' | 'call'>): void => {
  if (!strict) return
  for (const require of [requirePostWithOverride, requireVersionFormat, requireFieldsInBody, requireKnownFields])
    require(call)
}
