import { callLater, later } from '../runtime/later.ts'

const afterFailure = callLater(later(() => import('../sign-up/after-failure.ts')))

export const findOut = afterFailure(({ findOut }) => findOut)
export const learnFrom = afterFailure(({ learnFrom }) => learnFrom)
