import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { change, createRequest, updateRequest } from './details.ts'
import { signUpOf } from './members.ts'
import type { PasswordParams } from './params.ts'

/** Sets a password, and starts a sign-up unless one is in progress. */
export const password = async (call: Call, params: PasswordParams): Promise<void> => {
  requireText('password', requireObject(params).password)
  const body = { strategy: 'password', ...params }
  await change(call, 'password', body, (state, turn) =>
    signUpOf(state).id === undefined ? createRequest(turn, body) : updateRequest(state, body),
  )
}
