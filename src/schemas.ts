// The schemas of the Frontend API's responses: for authors of servers, fixtures and tests, and for `/core` as `validate`.
export { SCHEMAS as schemas, validateShape } from './model/schemas.ts'
export type { ShapeIssue, ShapeName, Validate } from './model/shapes.ts'
