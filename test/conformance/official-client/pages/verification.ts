export type Members = Readonly<Record<string, unknown>>

/** Those of the members that there are. */
export const pick = (from: object, names: readonly string[]): Members => {
  const members = from as Members
  return Object.fromEntries(names.filter((name) => members[name] !== undefined).map((name) => [name, members[name]]))
}

/** What every verification documents. */
export const VERIFICATION = [
  'status',
  'strategy',
  'attempts',
  'nonce',
  'message',
  'externalVerificationRedirectURL',
] as const

export interface Verified {
  readonly attempts: number | null
  readonly expireAt: Date | null
  /** The official client says `undefined` where the service leaves it out. */
  readonly verifiedAtClient: string | null | undefined
  readonly error: { readonly code: string } | null
}

export const verificationOf = (from: Verified, names: readonly string[]) => {
  // Without an expiry the official client says that the verification expires now.
  const { expireAt, error, verifiedAtClient = null } = from
  const hasExpiry = expireAt !== null && expireAt.getTime() !== Date.now()
  return {
    ...pick(from, names),
    expireAt: hasExpiry ? expireAt.getTime() : null,
    verifiedAtClient,
    error: error?.code ?? null,
  }
}
