// All that a sign-in does: one chunk, which starts to load when `client.signIn` is first used.

import { finalizeAttempt } from '../attempts/finalize.ts'
import { submitProof } from '../attempts/protect-check.ts'
import { ofEachWallet } from '../attempts/wallet-actions.ts'
import { advance } from './advance.ts'
import { signInAtServer } from './at-server.ts'
import { emailCode, phoneCode, resetByEmail, resetByPhone } from './codes.ts'
import { create, reload } from './details.ts'
import { sendLink, startEmailLink, waitForVerification } from './email-link.ts'
import { attemptFirstFactor, attemptSecondFactor, prepareFirstFactor, prepareSecondFactor } from './factor-methods.ts'
import { keptSignIn } from './members.ts'
import { judgeProof } from './outcomes.ts'
import { passkey } from './passkey.ts'
import { password } from './password.ts'
import { resetPassword, submitPassword } from './reset-password.ts'
import { mfa } from './second-factor.ts'
import { authenticateWithPopup, authenticateWithRedirect, sso } from './sso.ts'
import { ticket } from './ticket.ts'
import { authenticateWithWeb3, web3, web3With } from './web3.ts'

export { afterError } from './after-error.ts'
export { complete, sessionOfCompletion } from './completed-session.ts'
export { nextStepAt, nextStepChangeMs } from './next-step-at.ts'

type Named<Group extends string, Table> = { readonly [Name in keyof Table & string as `${Group}.${Name}`]: Table[Name] }

/** The actions of a group of methods, each by its own name after that of the group. */
const grouped = <Group extends string, Table extends object>(group: Group, table: Table): Named<Group, Table> =>
  Object.fromEntries(Object.entries(table).map(([name, action]) => [`${group}.${name}`, action])) as Named<Group, Table>

/** The action of each method, by its name. */
export const actions = {
  advance,
  create,
  password,
  reload,
  prepareFirstFactor,
  attemptFirstFactor,
  prepareSecondFactor,
  attemptSecondFactor,
  resetPassword,
  sso,
  authenticateWithRedirect,
  authenticateWithPopup,
  web3,
  authenticateWithWeb3,
  ...ofEachWallet(web3With),
  authenticateWithPasskey: passkey,
  passkey,
  ticket,
  submitProtectCheck: submitProof(signInAtServer, judgeProof),
  finalize: finalizeAttempt(keptSignIn),
  startEmailLink,
  ...grouped('emailCode', emailCode),
  ...grouped('phoneCode', phoneCode),
  ...grouped('emailLink', { sendLink, waitForVerification }),
  ...grouped('resetPasswordEmailCode', { ...resetByEmail, submitPassword }),
  ...grouped('resetPasswordPhoneCode', { ...resetByPhone, submitPassword }),
  ...grouped('mfa', mfa),
}
