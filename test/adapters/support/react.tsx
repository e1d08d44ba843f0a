import { act, type ReactNode, StrictMode } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { SignUpProvider } from '../../../src/react/index.ts'
import type { MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { setup } from '../../support/setup.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const roots = new Set<Root>()

// What React complains about fails the test.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(async () => {
  await act(async () => {
    for (const root of roots) root.unmount()
  })
  roots.clear()
  document.body.innerHTML = ''
  globalThis.history.replaceState(null, '', '/')
  expect(vi.mocked(console.error).mock.calls).toEqual([])
  expect(vi.mocked(console.warn).mock.calls).toEqual([])
  vi.restoreAllMocks()
})

/** The first test of a file imports what a call needs, which takes a busy machine its time. */
const TIMEOUT_MS = 15_000

/** Lets React and the mock run until something is so. */
export const until = async (isDone: () => unknown): Promise<void> => {
  const deadline = performance.now() + TIMEOUT_MS
  while (performance.now() < deadline) {
    if (isDone()) return
    await act(() => new Promise((resolve) => setTimeout(resolve, 1)))
  }
  throw new Error(`This never came; the page shows: ${document.body.innerHTML}`)
}

/** The text that the page shows. */
export const shown = (): string => document.body.textContent ?? ''

export const untilShown = (text: string): Promise<void> => until(() => shown().includes(text))

const container = (): HTMLElement => document.body.appendChild(document.createElement('main'))

export const mount = async (element: ReactNode): Promise<{ root: Root; unmount: () => Promise<void> }> => {
  const root = createRoot(container())
  roots.add(root)
  await act(async () => root.render(<StrictMode>{element}</StrictMode>))
  return { root, unmount: () => act(async () => root.unmount()) }
}

/** Hydrates what a server has rendered. Returns the errors that React recovered from. */
export const hydrate = async (html: string, element: ReactNode): Promise<unknown[]> => {
  const into = container()
  into.innerHTML = html
  const errors: unknown[] = []
  await act(async () => {
    roots.add(hydrateRoot(into, element, { onRecoverableError: (error) => errors.push(error) }))
  })
  return errors
}

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[name="${name}"]`)
  if (!found) throw new Error(`There is no field ${name}; the page shows: ${document.body.innerHTML}`)
  return found
}

/** Types into fields, by their names. A checkbox is clicked. */
export const fill = async (values: Readonly<Record<string, string | true>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    await until(() => document.querySelector(`[name="${name}"]`))
    await act(async () => {
      if (value === true) return field(name).click()
      // React keeps the value that it set: only the setter of the prototype is noticed as a change.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(name), value)
      field(name).dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}

/** Clicks the button with this text, once it is there. */
export const click = async (text: string): Promise<void> => {
  const button = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)
  await until(() => button() && !button()?.disabled)
  await act(async () => button()?.click())
}

/** A client on a mock, in a page that shows these components. */
export const page = async (element: ReactNode, options: MockFrontendApiOptions = {}, clientOptions = {}) => {
  const made = setup(options, clientOptions)
  const mounted = await mount(<SignUpProvider client={made.client}>{element}</SignUpProvider>)
  return { ...made, ...mounted }
}
