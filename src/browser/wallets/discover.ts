/** How long to wait for wallets that announce themselves late: extensions inject their scripts while the page loads. */
const LATE_MS = 250

export interface Discovery<Announced, Found> {
  /** Requests announcements, and calls back for each, at once or later. Returns a function that stops it. */
  readonly listen: (onFound: (announced: Announced) => void) => () => void
  /** Picks the requested wallet among those announced so far. */
  readonly pick: (announced: readonly Announced[]) => Found | undefined
  /** Used when the time is up without a pick. */
  readonly otherwise: (announced: readonly Announced[]) => Found | undefined
}

/** Resolves as soon as the requested wallet is announced, or to `otherwise` after 250 milliseconds. */
export const discover = async <Announced, Found>({
  listen,
  pick,
  otherwise,
}: Discovery<Announced, Found>): Promise<Found | undefined> => {
  const announced: Announced[] = []
  let onAnnounced = (): void => {}
  const stop = listen((one) => {
    announced.push(one)
    onAnnounced()
  })
  try {
    const early = pick(announced)
    if (early) return early
    const late = await new Promise<Found | undefined>((resolve) => {
      const timer = setTimeout(resolve, LATE_MS)
      onAnnounced = () => {
        const found = pick(announced)
        if (!found) return
        clearTimeout(timer)
        resolve(found)
      }
    })
    return late ?? otherwise(announced)
  } finally {
    stop()
  }
}
