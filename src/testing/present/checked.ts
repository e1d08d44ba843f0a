import type { ShapeName } from '../../wire/shapes.ts'
import { validateShape } from '../../wire/validate.ts'

/** The value, if the client's own schema accepts it: the mock cannot answer what the client would refuse. */
export const checked = <Value>(shape: ShapeName, value: Value): Value => {
  const issue = validateShape(shape, value)
  if (issue === null) return value
  const place = issue.path ? `${shape}.${issue.path}` : shape
  throw new Error(`The mock Frontend API made an answer that the client would refuse. ${place}: ${issue.message}.`)
}
