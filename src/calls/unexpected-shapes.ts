import type { Emit } from '../events.ts'
import type { Kind } from '../shapes/kinds.ts'
import { SHAPES, type ShapeName, type Validate } from '../shapes/shapes.ts'
import { describedParts } from './response.ts'

const nameOf = (shape: Kind<unknown>): ShapeName | undefined =>
  (Object.keys(SHAPES) as ShapeName[]).find((name) => SHAPES[name] === shape)

/** Reports each mismatch between responses and their shapes, once in a client's life. */
export const createShapeCheck = (validate: Validate, emit: Emit) => {
  const reported = new Set<string>()
  return async (body: unknown, asked: Kind<unknown>): Promise<void> => {
    for (const { shape, place, value } of describedParts(body, asked)) {
      const named = nameOf(shape)
      for (const issue of named ? await validate(named, value) : []) {
        const path = [place, issue.path].filter(Boolean).join('.')
        const name = `${named} ${path.replace(/\.\d+/g, '.#')} ${issue.expected}`
        if (reported.has(name)) continue
        reported.add(name)
        emit({ type: 'unexpected_shape', path, expected: issue.expected })
      }
    }
  }
}
