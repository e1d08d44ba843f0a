import { requireObject, requireText } from '../calls/check-arguments.ts'
import type { Call } from '../calls/run.ts'
import { change, createRequest, updateRequest } from './details.ts'
import type { PasswordParams } from './params.ts'

/** Sets a password, and starts a sign-up if there is none. */
export const password = async (call: Call, params: PasswordParams): Promise<void> => {
  requireText('password', requireObject(params).password)
  const body = { strategy: 'password', ...params }
  await change(call, 'password', body, (state, turn) =>
    state.signUp.id === undefined ? createRequest(turn, body) : updateRequest(state, body),
  )
}
