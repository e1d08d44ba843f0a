/** Runs tasks one at a time, in the order of the calls. A failed task does not hold up the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>

export const createQueue = (): Queue => {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task)
    tail = result.catch(() => {})
    return result
  }
}
