// The schemas of what the Frontend API sends, for people who write servers, fixtures and tests; and for `/core`, to report.
export { SCHEMAS as schemas, validateShape } from './model/schemas.ts'
export type { ShapeIssue, ShapeName, Validate } from './model/shapes.ts'
