// All of a sign-up that a call needs: in the chunk of the engine.

import { ofEachWallet } from '../attempts/wallet-actions.ts'
import { sendEmailCode, sendPhoneCode, verifyEmailCode, verifyPhoneCode } from './codes.ts'
import { create, finalize, reload, submitProtectCheck, update, upsert } from './details.ts'
import { sendEmailLink, startEmailLink } from './email-link.ts'
import {
  advance,
  authenticateWithPopup,
  authenticateWithRedirect,
  authenticateWithWeb3,
  getEnterpriseConnections,
  signUpWithOAuth,
  sso,
  waitForEmailLinkVerification,
  web3,
  web3With,
} from './on-demand.ts'
import { password } from './password.ts'
import { learnStrategies } from './strategies.ts'
import { ticket } from './ticket.ts'
import { attempt, attemptWallet, prepare, prepareByDefault, prepareWallet } from './verification.ts'

export { nextStepAt, nextStepChangeMs } from './next-step-at.ts'
export { learnStrategiesAfter } from './strategies.ts'

/** The action of each method, by its name. They load together, so that calls keep their order. */
export const actions = {
  advance,
  create,
  update,
  upsert,
  password,
  reload,
  prepareVerification: prepare,
  attemptVerification: attempt,
  prepareEmailAddressVerification: prepareByDefault('email_code'),
  attemptEmailAddressVerification: verifyEmailCode,
  preparePhoneNumberVerification: prepareByDefault('phone_code'),
  attemptPhoneNumberVerification: verifyPhoneCode,
  prepareWeb3WalletVerification: prepareWallet,
  attemptWeb3WalletVerification: attemptWallet,
  web3,
  authenticateWithWeb3,
  ...ofEachWallet(web3With),
  sso,
  authenticateWithRedirect,
  authenticateWithPopup,
  signUpWithOAuth,
  getEnterpriseConnections,
  sendEmailCode,
  verifyEmailCode,
  sendPhoneCode,
  verifyPhoneCode,
  sendEmailLink,
  startEmailLink,
  waitForEmailLinkVerification,
  ticket,
  submitProtectCheck,
  finalize,
  learnStrategies,
}
