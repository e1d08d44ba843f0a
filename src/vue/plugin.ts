import type { Plugin } from 'vue'
import { isInPage } from '../api/page.ts'
import type { Client } from '../client.ts'
import { type ClientOptions, createClient } from '../index.ts'
import { APP_KEY, createVueApp } from './app.ts'

/** A client of your own, or the options of one. */
export type ClerkPluginOptions = { readonly client: Client } | ClientOptions

/**
 * `app.use(clerkPlugin, { client })`, or `app.use(clerkPlugin, { publishableKey })`: gives the composables and components
 * of an app their client, and loads it in a browser. On a server, make an app and a client for each request. The client
 * is not destroyed with the app.
 *
 * @throws FlowError as `createClient()` does.
 */
export const clerkPlugin: Plugin<[ClerkPluginOptions]> = {
  install: (app, options) => {
    const client = 'client' in options ? options.client : createClient(options)
    const shared = createVueApp(client)
    app.provide(APP_KEY, shared)
    // `$status` is `error` then, which `ClerkFailed` and `useClerk()` show.
    if (isInPage()) client.load().catch(() => {})
    const { unmount } = app
    app.unmount = () => {
      unmount()
      shared.stop()
    }
  },
}
