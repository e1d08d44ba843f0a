/** What an entry weighs, in bytes. */
export interface Size {
  readonly entry: string
  readonly raw: number
  readonly gzip: number
  readonly budget: number
}

/** Bundles every entry of the built package, and measures what loads at first. */
export function measureSizes(): Promise<{ readonly rows: readonly Size[]; readonly problems: readonly string[] }>
