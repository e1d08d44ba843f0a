import { callLater, later } from '../runtime/later.ts'

const callback = callLater(later(() => import('./callback.ts')))

export const handleRedirectCallback = callback(({ handleRedirectCallback }) => handleRedirectCallback)
