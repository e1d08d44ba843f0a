import type { FrontendApiRequest, FrontendApiTransport } from '../../src/index.ts'

/** A request that waits for the test's response. */
export interface HeldRequest extends FrontendApiRequest {
  respond(body: unknown, status?: number): void
}

export interface ManualTransport {
  readonly transport: FrontendApiTransport
  /** Every request so far, oldest first. */
  readonly seen: readonly HeldRequest[]
  /** The oldest request that was not handed out yet, as soon as there is one. */
  next(): Promise<HeldRequest>
}

/** A transport that responds when the test says so, and that ignores signals. */
export const manualTransport = (): ManualTransport => {
  const seen: HeldRequest[] = []
  const arrived: HeldRequest[] = []
  const waiting: ((request: HeldRequest) => void)[] = []
  return {
    seen,
    next: () =>
      new Promise((resolve) => {
        const request = arrived.shift()
        if (request) resolve(request)
        else waiting.push(resolve)
      }),
    transport: (request) =>
      new Promise((resolve) => {
        const respond: HeldRequest['respond'] = (body, status = 200) =>
          resolve({ status, headers: new Headers(), body })
        const held = { ...request, respond }
        seen.push(held)
        const hand = waiting.shift()
        if (hand) hand(held)
        else arrived.push(held)
      }),
  }
}
