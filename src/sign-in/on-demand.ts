import { later } from '../runtime/later.ts'

/** All that a sign-in does: a page that only signs up does not load it. */
export type SignInPart = typeof import('./part.ts')

export const loadSignIn: () => Promise<SignInPart> = later(() => import('./part.ts'))
