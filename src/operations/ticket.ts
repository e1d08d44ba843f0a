import { FlowError } from '../errors.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { change, createRequest } from './lifecycle.ts'
import { requireObject, requireText } from './parameters.ts'
import type { SignUpCreateParams } from './params.ts'

/** Source: `SignUpFutureTicketParams`. */
export interface TicketParams
  extends Pick<
    SignUpCreateParams,
    'firstName' | 'lastName' | 'username' | 'password' | 'legalAccepted' | 'unsafeMetadata' | 'locale' | 'timezone'
  > {
  /** An invitation's ticket. Default: the one in the page's address. */
  ticket?: string | undefined
}

const PARAMETER = '__clerk_ticket'

/** Starts a sign-up with an invitation's ticket, and takes one that is used up out of the page's address. */
export const ticket = async (flow: ScopedFlow, params: TicketParams = {}): Promise<void> => {
  const { ticket: given, ...rest } = requireObject(params)
  const inPage = (): string | null | undefined => flow.page.url()?.searchParams.get(PARAMETER)
  const used = given ?? inPage()
  if (used === undefined || used === null || used === '') throw new FlowError('ticket_missing')
  const body = { ...rest, strategy: 'ticket', ticket: requireText('ticket', used) }
  await change(flow, 'ticket', body, (_, turn) => createRequest(turn, body))
  if (inPage() === used) flow.page.forgetParameters([PARAMETER, '__clerk_invitation_token'])
}
