import { type Client, type ClientEvent, createClient, type HeadlessSignUpError, type Settled } from 'headless-signup'
import { solveCaptcha } from './captcha.ts'
import { forgetBrowser, type Settings } from './control.ts'
import type { Values } from './fields.ts'
import { type Arrival, land } from './landing.ts'
import { fieldToVerify, send, submit } from './sending.ts'

/** The client of now, and what the screens share around it. */
export interface App {
  readonly client: Client
  /** What was typed and not yet sent, by parameter: it outlives a change of the settings. Never stored. */
  readonly drafts: Map<string, string>
  /** When the last code was sent to a recipient. */
  readonly sentAt: Map<string, number>
  settings: Settings
  /** What the link that opened this page came to, as long as it is all that there is to say. */
  readonly arrival: Arrival | null
  /** Sends what was typed, and goes on: the code or the link is sent with the same request. Resolves to the error. */
  submit(values: Values): Promise<HeadlessSignUpError | null>
  /** Sends a code or a link to the field that is to be verified, by the first channel unless another is named. */
  sendCode(field: string, channel?: string): Promise<Settled>
  /** Waits for an operation, and goes on by itself where the user has nothing to do. Resolves to the error. */
  proceed(operation: Promise<Settled>): Promise<HeadlessSignUpError | null>
  startOver(): Promise<void>
  /** Makes this browser a new one, for another user. */
  anotherUser(): Promise<void>
  /** Begins anew with a new client, which resumes what the server knows of this browser. */
  restart(): Promise<void>
}

const GIVEN_UP = 'playground.given-up'

export interface AppOptions {
  readonly settings: Settings
  /** Makes a listener for the events of one client. */
  readonly createListener: () => (event: ClientEvent) => void
  /** Shows the screens for a client that is loaded. Returns what takes them down. */
  readonly mount: (app: App, options: { readonly movesFocus: boolean }) => () => void
}

export const createApp = ({ settings, createListener, mount }: AppOptions): App => {
  let client: Client
  let unmount = (): void => {}
  let starts = 0
  let arrival: Arrival | null = null

  const start = async ({ movesFocus }: { movesFocus: boolean }): Promise<void> => {
    starts += 1
    const current = starts
    const next = createClient({
      frontendApi: location.origin,
      onEvent: createListener(),
      captcha: { solve: solveCaptcha },
    })
    // Without a response its status stays behind `ready`, and the screen says so.
    await next.load().catch(() => {})
    const { signUp } = next
    if (signUp.id !== undefined && signUp.id === sessionStorage.getItem(GIVEN_UP)) await signUp.reset()
    const landing = await land(next)
    if (current !== starts) return next.destroy()
    unmount()
    client?.destroy()
    client = next
    arrival = landing.arrival
    unmount = mount(app, { movesFocus })
    if (landing.goesOn) await goOn()
  }

  /** What the user has no part in: a code that was not sent yet is sent, the finished sign-up becomes the active session. */
  const goOn = async (): Promise<HeadlessSignUpError | null> => {
    const { $nextStep, future } = client.signUp
    const step = $nextStep.get()
    if (step.type === 'finalize') return (await future.finalize()).error
    const isNew = step.type === 'verify' && !step.sent && step.attempts === null && step.expireAt === null
    return isNew ? (await app.sendCode(step.field)).error : null
  }

  /** Remembers when a code or a link was sent: another one has to wait. */
  const noteSending = async (field: string | null, operation: Promise<Settled>): Promise<Settled> => {
    const { signUp } = client
    const settled = await operation
    const recipient = field === 'email_address' ? signUp.emailAddress : field && signUp.phoneNumber
    if (!settled.error && recipient) app.sentAt.set(recipient, Date.now())
    return settled
  }

  const app: App = {
    get client() {
      return client
    },
    get arrival() {
      return arrival
    },
    drafts: new Map(),
    sentAt: new Map(),
    settings,
    submit: (values) => {
      const field = fieldToVerify(client, values)
      return app.proceed(noteSending(field, submit(client, values, field)))
    },
    sendCode: (field, channel) => noteSending(field, send(client, field, channel)),
    proceed: async (operation) => {
      const { error } = await operation
      return error ?? goOn()
    },
    startOver: async () => {
      // The server keeps the attempt until another takes its place: it must not come back with the next page.
      sessionStorage.setItem(GIVEN_UP, client.signUp.id ?? '')
      app.drafts.clear()
      await client.signUp.reset()
    },
    anotherUser: async () => {
      // Without a response the new client gets none either, and the screen says so.
      await forgetBrowser().catch(() => {})
      app.drafts.clear()
      await start({ movesFocus: true })
    },
    restart: () => start({ movesFocus: false }),
  }
  return app
}
