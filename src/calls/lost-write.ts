import type { FrontendApiRequest } from '../api/transport.ts'
import type { State } from '../state/state.ts'
import type { Write } from './call.ts'
import { isCreation, type Resource } from './resource.ts'

/** A write whose response was lost, and which may still be applied. */
export interface LostWrite extends Pick<Write, 'key' | 'judge'> {
  readonly request: FrontendApiRequest
  readonly before: State
  /** `undefined` for a write of no resource. */
  readonly resource: Resource | undefined
}

export const isNewOf = ({ resource, request }: LostWrite): boolean =>
  resource !== undefined && isCreation(resource, request)
