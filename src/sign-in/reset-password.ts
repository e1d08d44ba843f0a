import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { judgeNewPassword } from './outcomes.ts'
import type { ResetPasswordParams } from './params.ts'
import { requestOf, signInForNewPassword, signInPaths } from './requests.ts'
import { send } from './send.ts'

/** Sets a new password. */
export const resetPassword = async (call: Call, params: ResetPasswordParams): Promise<void> => {
  const { password, signOutOfOtherSessions } = requireObject(params)
  requireText('password', password)
  const body = { password, signOutOfOtherSessions }
  await send(call, {
    name: 'reset password',
    params: body as object,
    build: (state) => requestOf(signInForNewPassword(state), signInPaths.resetPassword, body),
    judge: judgeNewPassword,
  })
}

/** The same; by default the user is signed out of all other sessions. */
export const submitPassword = async (call: Call, params: ResetPasswordParams): Promise<void> =>
  resetPassword(call, { ...requireObject(params), signOutOfOtherSessions: params.signOutOfOtherSessions ?? true })
