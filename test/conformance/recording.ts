import { readdirSync, readFileSync } from 'node:fs'

export type Pair = readonly [name: string, value: string]

/** A request as it travelled; `query` and `body` are decoded. A request without a body has no `contentType` either. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly query: readonly Pair[]
  readonly contentType?: string
  readonly body?: readonly Pair[]
  readonly credentials: string
}

interface WireResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly text?: string
  readonly networkError?: boolean
  readonly delayMs?: number
}

export interface Exchange {
  readonly request: WireRequest
  readonly response: WireResponse
}

interface NestedCall {
  readonly method: string
  readonly args: readonly unknown[]
}

export interface Call extends NestedCall {
  readonly face: 'signUp' | 'future' | 'client'
  readonly afterMs?: number
  /** Methods called on the result, in turn. */
  readonly then?: readonly NestedCall[]
}

interface RecordedError {
  readonly kind: 'api' | 'client' | 'other'
  readonly code?: string
  readonly status?: number
  readonly retryAfter?: number
  readonly errors?: readonly unknown[]
}

export interface RecordedOutcome {
  readonly result: 'resolved' | 'rejected' | 'returned'
  readonly value?: { readonly type: string; readonly value?: unknown }
  readonly error?: RecordedError | null | string
}

type Members = Readonly<Record<string, unknown>>

export interface RecordedState {
  readonly signUp: Members & { readonly verifications: Readonly<Record<string, Members>> }
  readonly future: Members & { readonly verifications: Members }
  readonly client: { readonly sessions: readonly string[]; readonly activeSessionId: string | null }
  readonly errors?: {
    readonly fields?: Readonly<Record<string, string>>
    readonly global?: readonly (string | null)[]
  }
}

export interface Step {
  readonly call?: Call
  readonly calls?: readonly Call[]
  readonly exchanges: readonly Exchange[]
  readonly outcome?: RecordedOutcome
  readonly outcomes?: readonly RecordedOutcome[]
  readonly navigations?: readonly string[]
  readonly walletRequests?: readonly Members[]
  readonly callbacks?: readonly Members[]
  readonly polling?: boolean
  readonly looseAfter?: boolean
  readonly settleMs?: number
  readonly limitMs?: number
  readonly after: RecordedState
}

/** What was done with the official client, and what came of it. `fixtures/README.md` describes the format. */
export interface Recording {
  readonly name: string
  readonly title: string
  readonly setup: {
    readonly publishableKey: string
    readonly frontendApi: string
    readonly pageUrl: string
    readonly now: number
    readonly language: string | null
    readonly turnstile?: boolean
    readonly wallets?: readonly {
      readonly name: string
      readonly rdns: string
      readonly address: string
      readonly signature: string
      readonly announce?: boolean
      readonly injected?: boolean
      readonly coinbase?: boolean
      readonly rejectConnect?: number
      readonly rejectFirstSign?: number
    }[]
    readonly popup?: {
      readonly messages: readonly { readonly origin: string; readonly data: unknown; readonly afterMs: number }[]
    }
  }
  readonly client: unknown
  readonly environment: unknown
  readonly loaded: { readonly after: RecordedState }
  readonly steps: readonly Step[]
}

const FOLDER = new URL('./fixtures/', import.meta.url)

export const recordings: readonly Recording[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  // The files are data of this folder: their shape is the one that their README describes.
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Recording)

export const callsOf = ({ call, calls }: Step): readonly Call[] => calls ?? (call ? [call] : [])
