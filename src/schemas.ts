// The schemas of the Frontend API's responses: for servers, fixtures and tests, and for `validate` of `/core`.
export { SCHEMAS as schemas, validateShape } from './model/schemas.ts'
export type { ShapeIssue, ShapeName, Validate } from './model/shapes.ts'
