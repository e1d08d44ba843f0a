import type { Emit } from '../events.ts'
import type { ShapeName, Validate } from '../shapes/shapes.ts'
import { describedParts } from './response.ts'

/** Validates a response in the background; the call never waits for it. */
export type Report = (body: unknown, shape: ShapeName) => void

/** Reports each mismatch between responses and their shapes, once in a client's life. */
export const createReport = (validate: Validate, emit: Emit): Report => {
  const reported = new Set<string>()
  const look = async (body: unknown, asked: ShapeName): Promise<void> => {
    for (const { shape, place, value } of describedParts(body, asked)) {
      for (const issue of await validate(shape, value)) {
        const path = [place, issue.path].filter(Boolean).join('.')
        const name = `${shape} ${path.replace(/\.\d+/g, '.#')} ${issue.expected}`
        if (reported.has(name)) continue
        reported.add(name)
        emit({ type: 'unexpected_shape', path, expected: issue.expected })
      }
    }
  }
  return (body, shape) => {
    // A validator that fails, or fails to load, must not affect the call.
    look(body, shape).catch(() => {})
  }
}
