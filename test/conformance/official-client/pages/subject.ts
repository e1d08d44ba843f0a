import type { OAuthStrategy } from 'headless-signup'
import type { FaceName, Seen } from './projection.ts'

/** One of those who sign a user up and in, as a page of the app has it. */
export interface Subject {
  readonly face: FaceName
  /** The client, whose methods an app calls beside those of the sign-up and the sign-in. */
  readonly client: object
  /** The sign-up that an app holds at this moment. */
  signUp(): object
  /** The sign-in that an app holds at this moment. */
  signIn(): object
  readonly steps: Steps
  /** Called with what a method of the sign-up or the sign-in returned. */
  returned?(result: unknown): void
  session(): Seen['session']
  sessions(): readonly { id: string }[]
  user(): object | null
  getToken(): Promise<string | null>
}

/** Steps of an app that each client takes in words of its own. */
export interface Steps {
  /** Goes to a provider to sign in. */
  signInWithRedirect(params: {
    strategy: OAuthStrategy
    redirectUrl: string
    redirectUrlComplete: string
  }): Promise<void>
  /** Lets a sign-in take over the sign-up whose account has a user. Returns its session. */
  transferToSignIn(): Promise<string>
  /** Signs in by the token of Google One Tap, or signs up, and goes to a page of the app. */
  oneTap(params: { token: string; redirectUrl: string }): Promise<void>
  /** For the page that an email link opens. Resolves to what the link came to, and keeps it when the page leaves first. */
  openedLink(urls: { redirectUrl: string; redirectUrlComplete: string }): Promise<string>
}
