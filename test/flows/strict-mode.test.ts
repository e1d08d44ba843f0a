// @vitest-environment happy-dom
import { act, createElement, StrictMode, useEffect, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Client, createClient, type FlowError } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

// React's StrictMode calls what makes a state twice, and runs each effect, its cleanup, and the effect again.

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => vi.unstubAllGlobals())

/** Renders a component in StrictMode, on a mock of its own. */
const mount = async (useClient: (create: () => Client) => string) => {
  const api = createMockFrontendApi()
  const clients: Client[] = []
  const create = (): Client => {
    const client = createClient({ transport: api.transport() })
    clients.push(client)
    return client
  }
  const page = document.createElement('main')
  const root = createRoot(page)
  const Component = () => useClient(create)
  await act(async () => root.render(createElement(StrictMode, null, createElement(Component))))
  const sent = () => api.requests.map(({ method, path }) => `${method} ${path}`)
  return { page, clients, sent, unmount: () => act(async () => root.unmount()) }
}

test('a client that a state keeps is made twice, and one of them sends each request once', async () => {
  const { page, clients, sent, unmount } = await mount((create) => {
    const [{ $status, load }] = useState(create)
    useEffect(() => {
      load()
    }, [load])
    return useSyncExternalStore((onChange) => $status.listen(onChange), $status.get)
  })
  await vi.waitFor(() => act(async () => expect(page.textContent).toBe('ready')))
  expect(clients).toHaveLength(2)
  expect(sent().sort()).toEqual(['GET /client', 'GET /environment'])
  await unmount()
})

test('a sign-up that an effect creates is created once', async () => {
  const { page, sent, unmount } = await mount((create) => {
    const [{ signUp }] = useState(create)
    useEffect(() => {
      signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    }, [signUp])
    return useSyncExternalStore(
      (onChange) => signUp.$nextStep.listen(onChange),
      () => signUp.$nextStep.get().type,
    )
  })
  await vi.waitFor(() => act(async () => expect(page.textContent).toBe('verify')))
  expect(sent().filter((request) => request.startsWith('POST'))).toEqual(['POST /client/sign_ups'])
  await unmount()
})

test('a client that an effect makes and destroys leaves one that works', async () => {
  const { page, clients, unmount } = await mount((create) => {
    const [status, setStatus] = useState('none')
    useEffect(() => {
      const client = create()
      client.load().catch(() => {})
      const end = client.$status.subscribe(setStatus)
      return () => {
        end()
        client.destroy()
      }
    }, [create])
    return status
  })
  await vi.waitFor(() => act(async () => expect(page.textContent).toBe('ready')))
  expect(clients).toHaveLength(2)
  await unmount()
})

test('a client that a state keeps and a cleanup destroys is gone at once, and its error says why', async () => {
  const failures: FlowError[] = []
  const { page, unmount } = await mount((create) => {
    const [client] = useState(create)
    useEffect(() => {
      client.load().catch((error) => failures.push(error))
      return client.destroy
    }, [client])
    return useSyncExternalStore((onChange) => client.$status.listen(onChange), client.$status.get)
  })
  await vi.waitFor(() => expect(failures).toHaveLength(2))
  expect(page.textContent).not.toBe('ready')
  expect(failures[1]?.code).toBe('destroyed')
  expect(failures[1]?.message).toContain('StrictMode runs each effect, its cleanup, and the effect again.')
  await unmount()
})
