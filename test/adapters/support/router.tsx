import { type ReactNode, useSyncExternalStore } from 'react'

const subscribe = (listener: () => void): (() => void) => {
  globalThis.addEventListener('popstate', listener)
  return () => globalThis.removeEventListener('popstate', listener)
}

const push = (url: string): void => {
  globalThis.history.pushState(null, '', url)
  globalThis.dispatchEvent(new PopStateEvent('popstate'))
}

const ROUTER = { push }

/** A router as guides expect one. */
export const useRouter = (): typeof ROUTER => ROUTER

const usePath = (): string => useSyncExternalStore(subscribe, () => globalThis.location.pathname)

/** Shows the page of the address. */
export const Pages = ({ pages }: { readonly pages: Readonly<Record<string, ReactNode>> }): ReactNode => {
  const path = usePath()
  return pages[path] ?? <p>You are at {path}</p>
}
