import type { Client, SignUp } from '../../../src/index.ts'

type StoreName = Extract<keyof SignUp, `$${string}`>

const STORES = [
  '$state',
  '$id',
  '$status',
  '$requiredFields',
  '$optionalFields',
  '$missingFields',
  '$unverifiedFields',
  '$verifications',
  '$username',
  '$firstName',
  '$lastName',
  '$emailAddress',
  '$phoneNumber',
  '$externalAccount',
  '$hasPassword',
  '$unsafeMetadata',
  '$createdSessionId',
  '$createdUserId',
  '$abandonAt',
  '$legalAcceptedAt',
  '$errors',
  '$fetchStatus',
  '$nextStep',
] as const satisfies readonly StoreName[]

export interface Watch {
  /** How often each store has fired since the last look, and those that fired for nothing. */
  look(): { readonly counts: Readonly<Record<string, number>>; readonly idle: readonly string[] }
  end(): void
}

/** What a change is seen by: its text, and for errors which error it was, since two may say the same. */
const identityOf = (value: unknown): unknown => {
  const raw = typeof value === 'object' && value !== null && 'raw' in value ? value.raw : null
  return raw ?? JSON.stringify(value)
}

/** Listens to every store as a screen would. */
export const watch = ({ signUp }: Client): Watch => {
  let counts: Record<string, number> = {}
  let idle: string[] = []
  const ends = STORES.map((name) => {
    let before = identityOf(signUp[name].get())
    return signUp[name].listen((value: unknown) => {
      const now = identityOf(value)
      counts[name] = (counts[name] ?? 0) + 1
      if (now === before) idle.push(name)
      before = now
    })
  })
  return {
    look: () => {
      const seen = { counts, idle }
      counts = {}
      idle = []
      return seen
    },
    end: () => {
      for (const end of ends) end()
    },
  }
}
