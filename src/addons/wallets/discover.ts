/** How long a wallet that announces itself late is waited for: extensions inject their scripts while the page loads. */
const LATE_MS = 250

export interface Discovery<Announced, Found> {
  /** Asks the page, and tells of every answer, at once or later. Returns what ends the listening. */
  readonly listen: (tell: (announced: Announced) => void) => () => void
  /** The one that is wanted, among those announced so far. */
  readonly pick: (announced: readonly Announced[]) => Found | undefined
  /** What is left when the time is up. */
  readonly otherwise: (announced: readonly Announced[]) => Found | undefined
}

/** Resolves as soon as the one that is wanted is there, and to what is left after 250 ms at most. */
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
