import type { Emit } from '../events.ts'
import { later, once } from '../runtime/later.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { Validate } from '../shapes/shapes.ts'

/** Validates a response in the background; the call never waits for it. */
export type Report = (body: unknown, shape: Kind<unknown>) => void

const load = later(() => import('./unexpected-shapes.ts'))

/** Reports where responses depart from their shapes. */
export const createReport = (validate: Validate, emit: Emit): Report => {
  const shapeCheck = once(async () => (await load()).createShapeCheck(validate, emit))
  return (body, shape) => {
    // A validator that fails, or fails to load, must not affect the call.
    shapeCheck()
      .then((check) => check(body, shape))
      .catch(() => {})
  }
}
