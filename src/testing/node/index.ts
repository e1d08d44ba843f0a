export type { ServedFrontendApi, ServedRequest, ServeFrontendApiOptions } from './contract.ts'
export { serveFrontendApi } from './serve-frontend-api.ts'
