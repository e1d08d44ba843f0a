// The schemas of the Frontend API's responses: for servers, fixtures and tests, and for `validate` of `/core`.
export { SCHEMAS as schemas, type SchemaName, validateShape } from './shapes/schemas.ts'
export type { ShapeIssue, ShapeName, Validate } from './shapes/shapes.ts'
