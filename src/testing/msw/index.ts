export { type FrontendApiHandlersOptions, frontendApiHandlers } from './frontend-api-handlers.ts'
