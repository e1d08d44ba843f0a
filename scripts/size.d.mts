/** What an entry weighs, in bytes. */
export interface Size {
  readonly entry: string
  /** What comes before a client can be made, or all that has come when a sign-up is finalized. */
  readonly load: 'first load' | 'email-code sign-up'
  readonly files: number
  readonly raw: number
  readonly gzip: number
  readonly budget: number
}

/** Runs a sign-up with each entry of the built package in Chromium, and measures what loads. */
export function measureSizes(): Promise<{ readonly rows: readonly Size[]; readonly problems: readonly string[] }>
