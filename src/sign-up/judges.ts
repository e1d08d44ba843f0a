import { callLater, later } from '../runtime/later.ts'

const afterFailure = callLater(later(() => import('./after-failure.ts')))

export const judgeAttempt = afterFailure(({ judgeAttempt }) => judgeAttempt)
export const judgeChange = afterFailure(({ judgeChange }) => judgeChange)
export const judgePreparation = afterFailure(({ judgePreparation }) => judgePreparation)
export const judgeProof = afterFailure(({ judgeProof }) => judgeProof)
