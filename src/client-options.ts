import type { FrontendApiTransport } from './api/transport.ts'
import type { BrowserOptions } from './browser/browser.ts'
import type {
  CaptchaProvider,
  PasskeyProvider,
  PasswordStrength,
  ProtectResolver,
  WalletProvider,
} from './browser/providers.ts'
import { FlowError, invalidOption } from './errors.ts'
import type { ClientEvent } from './events.ts'
import type { Validate } from './shapes/shapes.ts'

/** Options of a client over a transport. Only `transport` is required. */
export interface ClientOptions extends BrowserOptions {
  /** Sends the requests. */
  readonly transport: FrontendApiTransport
  /**
   * Checks each response against its documented shape, in the background; `onEvent` is called with each difference.
   * Pass `validateShape` of `headless-signup/schemas`. Default: no check.
   */
  readonly validate?: Validate | undefined
  /**
   * Solves captchas: your own provider, or `false` for no captcha. Default: Turnstile, loaded when a captcha is due.
   */
  readonly captcha?: CaptchaProvider | false | undefined
  /** The nonce of your Content-Security-Policy, for the script tag of the captcha. */
  readonly nonce?: string | undefined
  /** Your own wallet providers, in addition to the wallets that the page announces. */
  readonly wallets?: readonly WalletProvider[] | undefined
  /** Where passkeys come from. Default: the browser. In tests: `createVirtualAuthenticator()`. */
  readonly passkeys?: PasskeyProvider | undefined
  /** Resolves Protect challenges. Default: they stay in the state, as `protectCheck`. */
  readonly protect?: ProtectResolver | undefined
  /** Estimates how strong a password is, for `validatePassword()`. */
  readonly passwordStrength?: PasswordStrength | undefined
  /** Called for every request, response, retry, transition and dropped response. Events have no secret and no input. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

/** @throws FlowError `missing_configuration` or `invalid_option` */
export const checkOptions = ({ transport, allowedRedirectProtocols = [] }: ClientOptions): void => {
  if (typeof transport !== 'function') throw new FlowError('missing_configuration')
  const schemes: unknown = allowedRedirectProtocols
  if (!Array.isArray(schemes) || !schemes.every((scheme) => typeof scheme === 'string')) {
    throw invalidOption('allowedRedirectProtocols')
  }
}
