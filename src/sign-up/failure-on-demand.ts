import type { ErrorResponse, Turn } from '../calls/resource.ts'
import { callLater, orWithoutChunk } from '../runtime/call-later.ts'
import { later } from '../runtime/later.ts'

const afterFailure = callLater(later(() => import('./after-failure.ts')))

const afterErrorLater = afterFailure(({ afterError }) => afterError)

/** The codes that contradict our state. Others, such as those about a field of the form, load nothing. */
const CONTRADICTION = /^(form_code|verification|client_state|resource|ticket)_/

/** Without its chunk the error still is what the call rejects with. */
export const afterError = async (turn: Turn, response: ErrorResponse): Promise<void> => {
  if (!CONTRADICTION.test(response.error.errors[0]?.code ?? '')) return
  await orWithoutChunk(afterErrorLater(turn, response), undefined)
}

const afterFailedReadLater = afterFailure(({ afterFailedRead }) => afterFailedRead)

/** The same for a read. */
export const afterFailedRead: typeof afterFailedReadLater = (...read) =>
  orWithoutChunk(afterFailedReadLater(...read), undefined)

export const complete = afterFailure(({ complete }) => complete)
export const sessionOfCompletion = afterFailure(({ sessionOfCompletion }) => sessionOfCompletion)
export const judgeAttempt = afterFailure(({ judgeAttempt }) => judgeAttempt)
export const judgeChange = afterFailure(({ judgeChange }) => judgeChange)
export const judgePreparation = afterFailure(({ judgePreparation }) => judgePreparation)
export const judgeProof = afterFailure(({ judgeProof }) => judgeProof)
