/** Keeps the result of a step for the next page of this tab, when the page leaves before the step can return it. */
export const keepWhenLeft = (step: string, result: () => string): void =>
  addEventListener('pagehide', () => sessionStorage.setItem(step, result()), { once: true })
