import type { NextStep, SignInNextStep } from '../../src/index.ts'

/** Every step: the compiler asks for one that is new. */
export const SIGN_UP_STEPS: Readonly<Record<NextStep['type'], true>> = {
  start: true,
  collect: true,
  verify: true,
  continue_external: true,
  protect_check: true,
  transfer_to_sign_in: true,
  existing_session: true,
  finalize: true,
  restart: true,
}

/** The same of a sign-in. */
export const SIGN_IN_STEPS: Readonly<Record<SignInNextStep['type'], true>> = {
  start: true,
  identify: true,
  choose_first_factor: true,
  enter_code: true,
  open_link: true,
  use_passkey: true,
  sign_with_wallet: true,
  continue_external: true,
  continue_enterprise: true,
  choose_enterprise_connection: true,
  choose_second_factor: true,
  enter_second_code: true,
  open_second_link: true,
  use_second_passkey: true,
  new_password: true,
  protect_check: true,
  transfer_to_sign_up: true,
  existing_session: true,
  finalize: true,
  restart: true,
}
