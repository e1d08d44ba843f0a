import {
  type Client,
  type ClientEvent,
  type ClientOptions,
  createClient,
  type HeadlessSignUpError,
  type Settled,
} from 'headless-signup'
import type { AttemptErrors } from './attempt.ts'
import { solveCaptcha } from './captcha.ts'
import { carryOver } from './carry.ts'
import { forgetBrowser, type Settings } from './control.ts'
import type { Values } from './fields.ts'
import { type Flow, flowNow, switchFlow } from './flow.ts'
import { goOn } from './go-on.ts'
import { SERVER } from './home.ts'
import { type Arrival, land } from './landing.ts'
import { forgetPast, giveUp } from './past.ts'
import { fieldToVerify, send, submit } from './sending.ts'
import { signInIsKnown } from './sign-in/known.ts'

/** The client of now, and what the screens share around it. */
export interface App {
  readonly client: Client
  /** What was typed and not yet sent, by parameter: it outlives a change of the settings. Never stored. */
  readonly drafts: Map<string, string>
  /** When the last code was sent to a recipient. */
  readonly sentAt: Map<string, number>
  settings: Settings
  /** The factor that the user chose for a sign-in, by the id of that sign-in. */
  chosen: { readonly signInId: string | undefined; readonly key: string } | null
  /** Errors of a factor that the user turned away from: they say nothing of the next. */
  dismissed: AttemptErrors | null
  /** What the link that opened this page came to, as long as it is all that there is to say. */
  readonly arrival: Arrival | null
  /** Sends what was typed, and goes on: the code or the link is sent with the same request. Resolves to the error. */
  submit(values: Values): Promise<HeadlessSignUpError | null>
  /** Sends a code or a link to the field that is to be verified, by the first channel unless another is named. */
  sendCode(field: string, channel?: string): Promise<Settled>
  /** Waits for an operation, and goes on by itself where the user has nothing to do. Resolves to the error. */
  proceed(operation: Promise<Settled>): Promise<HeadlessSignUpError | null>
  /** Remembers when something was sent to a recipient: another one has to wait. */
  noteSending(recipient: string | null, operation: Promise<Settled>): Promise<Settled>
  /** Shows the screens again after a choice that the client does not know of. */
  show(): void
  /** Turns to the other flow, and takes along what was typed. */
  turnTo(flow: Flow): void
  startOver(): Promise<void>
  /** Ends every session of this browser, and goes to the sign-in. */
  signOut(): Promise<void>
  /** Makes this browser a new one, for another user. */
  anotherUser(): Promise<void>
  /** Begins anew with a new client, which resumes what the server knows of this browser. */
  restart(): Promise<void>
}

export interface AppOptions {
  readonly settings: Settings
  /** Makes a listener for the events of one client. */
  readonly createListener: () => (event: ClientEvent) => void
  /** Shows the screens for a client that is loaded. Returns what shows them again, and what takes them down. */
  readonly mount: (
    app: App,
    options: { readonly movesFocus: boolean },
  ) => { readonly show: () => void; readonly unmount: () => void }
}

/** What the client is made with: an instance is at the address of its key, and its captcha is a real one. */
const serverOf = ({ isInstance, publishableKey }: Settings): ClientOptions =>
  isInstance
    ? { publishableKey }
    : { ...SERVER, captcha: { solve: solveCaptcha }, ...(publishableKey ? { publishableKey } : {}) }

export const createApp = ({ settings, createListener, mount }: AppOptions): App => {
  let client: Client
  let mounted: ReturnType<AppOptions['mount']> | null = null
  let starts = 0
  let arrival: Arrival | null = null

  const start = async ({ movesFocus }: { movesFocus: boolean }): Promise<void> => {
    starts += 1
    const current = starts
    const next = createClient({ ...serverOf(app.settings), onEvent: createListener() })
    // Without a response its status stays behind `ready`, and the screen says so.
    await next.load().catch(() => {})
    await forgetPast(next)
    const landing = await land(next)
    await signInIsKnown(next)
    if (current !== starts) return next.destroy()
    mounted?.unmount()
    client?.destroy()
    client = next
    arrival = landing.arrival
    mounted = mount(app, { movesFocus })
    if (landing.goesOn) await goOn(app)
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
    chosen: null,
    dismissed: null,
    submit: (values) => {
      const field = fieldToVerify(client, values)
      return app.proceed(sending(field, submit(client, values, field)))
    },
    sendCode: (field, channel) => sending(field, send(client, field, channel)),
    proceed: async (operation) => {
      const { error } = await operation
      return error ?? goOn(app)
    },
    noteSending: async (recipient, operation) => {
      const settled = await operation
      if (!settled.error && recipient) app.sentAt.set(recipient, Date.now())
      return settled
    },
    show: () => mounted?.show(),
    turnTo: (flow) => {
      carryOver(app.drafts, client, flow)
      switchFlow(flow)
    },
    startOver: async () => {
      const { signUp, signIn } = client
      const attempt = flowNow() === 'sign-in' ? signIn : signUp
      giveUp(attempt.id)
      app.drafts.clear()
      app.chosen = null
      await attempt.future.reset()
      mounted?.show()
    },
    signOut: async () => {
      const user = client.$user.get()
      await client.signOut()
      await Promise.all([client.signUp.future.reset(), client.signIn.future.reset()])
      app.drafts.clear()
      const [email, phone] = [user?.emailAddresses[0]?.emailAddress, user?.phoneNumbers[0]?.phoneNumber]
      const identifier = email ?? phone ?? user?.username
      if (identifier) app.drafts.set('identifier', identifier)
      switchFlow('sign-in')
      mounted?.show()
    },
    anotherUser: async () => {
      // Without a response the new client gets none either, and the screen says so.
      await (app.settings.isInstance ? client.signOut() : forgetBrowser()).catch(() => {})
      app.drafts.clear()
      switchFlow('sign-up')
      await start({ movesFocus: true })
    },
    restart: () => start({ movesFocus: false }),
  }

  const sending = async (field: string | null, operation: Promise<Settled>): Promise<Settled> => {
    const settled = await operation
    const { signUp } = client
    const recipient = field === 'email_address' ? signUp.emailAddress : field && signUp.phoneNumber
    return app.noteSending(recipient, Promise.resolve(settled))
  }
  return app
}
