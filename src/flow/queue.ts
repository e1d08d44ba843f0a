/** Runs tasks one at a time, in the order in which they came. A task that fails does not hold up the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>

export const createQueue = (): Queue => {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task)
    tail = result.catch(() => {})
    return result
  }
}
