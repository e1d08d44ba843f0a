import type { AttemptResource } from '../attempts/attempt-resource.ts'
import { callLater, orWithoutChunk } from '../runtime/later.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { transition } from '../state/state.ts'
import { keptSignIn } from './kept.ts'
import { loadSignIn } from './on-demand.ts'

const part = callLater(loadSignIn)
