import { reloadAttempt } from '../attempts/attempt-resource.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { oneAtATime } from '../calls/one-at-a-time.ts'
import { isFrontendApiError } from '../errors.ts'
import { reloadClient } from '../session/reload-client.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import { signInAtServer } from '../sign-in/at-server.ts'
import { reload } from '../sign-up/details.ts'
import type { RedirectDecision, RedirectIntent } from './decision.ts'
import type { RedirectUrls } from './destination.ts'
import { finish } from './finish.ts'
import { decideAndTransfer, type TransferOptions } from './transfer.ts'
import { ROTATING_TOKEN_NONCE, readAddressed, requireDestinations } from './urls.ts'

// One chunk has all that may end in a sign-up or a sign-in.
export { authenticateWithGoogleOneTap, authenticateWithWeb3 } from './either.ts'
export { handleEmailLinkVerification } from './email-link-page.ts'

/** Source: `Clerk.handleRedirectCallback()`. */
export interface RedirectCallbackOptions extends RedirectUrls, TransferOptions {
  /** What the user started: decides which result is checked first. Default: `sign-up`. */
  readonly intent?: RedirectIntent | undefined
  /** Goes to a URL, for example with your router. Awaited. Default: the option `navigate` of the client. */
  readonly navigate?: ((url: string) => unknown) | undefined
  /** Leaves for the app in place of the URLs, when a session is being made the active one. Awaited. */
  readonly navigateToApp?: SetActiveNavigate | undefined
}

const reloadSignIn = reloadAttempt(signInAtServer)

/** Reads the result of the round trip. */
const readAgain = async (call: Call, intent: RedirectIntent): Promise<void> => {
  const nonce = call.browser.url()?.searchParams.get(ROTATING_TOKEN_NONCE) ?? undefined
  if (intent === 'sign-in' && nonce === undefined) return reloadClient(call)
  const reading = (intent === 'sign-in' ? reloadSignIn : reload)(call, { rotatingTokenNonce: nonce })
  await reading.catch((error) => {
    // The server has abandoned our attempt; the client has the current one.
    if (isFrontendApiError(error) && error.status === 404) return reloadClient(call)
    throw error
  })
  call.browser.forgetParameters([ROTATING_TOKEN_NONCE])
}

const navigatingBy = (call: Call, { navigate }: RedirectCallbackOptions): Call =>
  navigate
    ? {
        ...call,
        browser: {
          ...call.browser,
          navigate: async (url) => {
            await navigate(url)
          },
        },
      }
    : call

const finishRoundTrip = async (call: Call, options: RedirectCallbackOptions): Promise<RedirectDecision> => {
  const { intent = 'sign-up', navigateToApp } = requireObject(options)
  requireDestinations(call.browser, options)
  const addressed = readAddressed(call.browser)
  await readAgain(call, intent)
  const decision = await decideAndTransfer(call, intent, options)
  return finish(navigatingBy(call, options), decision, { intent, urls: options, addressed, navigateToApp })
}

const shareRun = oneAtATime<RedirectDecision>()

/**
 * For a callback page: reads the result of the round trip, decides what follows (see the table of `redirectDecision`),
 * does what needs no user, and goes to the URL that was given for the decision.
 */
export const handleRedirectCallback = (call: Call, options: RedirectCallbackOptions = {}): Promise<RedirectDecision> =>
  shareRun(call, () => finishRoundTrip(call, options))
