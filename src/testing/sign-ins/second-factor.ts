import { problem } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import { newChallenge, provenPasskey } from '../passkeys/assertion.ts'
import { backupCodeFactor, totpFactor } from '../second-factors/check.ts'
import { secondFactorsOf } from '../second-factors/list.ts'
import type { Context, Handler, Preparation } from '../server/context.ts'
import { openClient } from '../sessions/client.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { withStrategy } from './begin.ts'
import { chosenFactor } from './choose-factor.ts'
import { storeAndRespond } from './complete.ts'
import type { Factor } from './first-factors.ts'
import { signInThat } from './own-sign-in.ts'
import { readSignIn } from './parameters.ts'
import { factorPreparation } from './prepare-factor.ts'
import { preparedFactor, provenFactor, wrongCode } from './prove.ts'
import { kindOf } from './strategies.ts'

const factorsOf = ({ server: { state } }: Context, signIn: SignInRecord): readonly Factor[] => {
  const user = find(state.users, signIn.userId)
  return user ? secondFactorsOf(state.instance.settings, user, signIn) : []
}

const inSecondStep = (context: Context): SignInRecord =>
  signInThat(context, 'needs_second_factor', 'needs_client_trust')

const passkeyPreparation =
  (context: Context): Preparation<SignInRecord> =>
  (signIn) => {
    const user = find(context.server.state.users, signIn.userId)
    return { ...signIn, secondFactor: { ...newChallenge(context, user), identificationId: null } }
  }

/** `POST …/prepare_second_factor`. */
export const prepareSecondFactor: Handler = (context) => {
  const { state, clock } = context.server
  const request = withStrategy(readSignIn(context, 'prepare_second_factor'))
  const signIn = inSecondStep(context)
  const withProof = proofPreparation<SignInRecord>(state, signIn, request, clock.now())
  const factor = chosenFactor(factorsOf(context, signIn), request, { ...signIn, second: true })
  const prepare =
    factor.strategy === 'passkey'
      ? passkeyPreparation(context)
      : factorPreparation(context, signIn, { factor, request, as: 'secondFactor' })
  return storeAndRespond(context, openClient(context), prepare(withProof(signIn)))
}

const provenBy = (context: Context, signIn: SignInRecord, strategy: string, code: string): FactorRecord => {
  switch (kindOf(strategy)) {
    case 'totp':
      return totpFactor(context.server, signIn, code)
    case 'backup_code':
      return backupCodeFactor(context.server, signIn, code)
    case 'code':
      return provenFactor(context, signIn, { place: 'secondFactor', strategy, code, wrong: wrongCode() })
    default: {
      const longMessage = `${strategy} has no code to enter.`
      throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
    }
  }
}

const passkeyFactor = (context: Context, signIn: SignInRecord, credential: string | undefined): FactorRecord => {
  const param = 'public_key_credential'
  const longMessage = 'Send the credential that the browser returned.'
  if (credential === undefined) throw problem('form_param_nil', { param, longMessage })
  const user = find(context.server.state.users, signIn.userId)
  const prepared = preparedFactor(signIn, 'secondFactor', 'passkey')
  return provenPasskey(context, prepared, { credential, users: user ? [user] : [] }).factor
}

/** `POST …/attempt_second_factor`. A wrong code counts, although the response is an error. */
export const attemptSecondFactor: Handler = (context) => {
  const request = withStrategy(readSignIn(context, 'attempt_second_factor'))
  const signIn = inSecondStep(context)
  const { strategy, grant, credential } = request
  chosenFactor(factorsOf(context, signIn), request, { ...signIn, second: true })
  if (strategy === 'passkey') {
    const secondFactor = passkeyFactor(context, signIn, credential)
    return storeAndRespond(context, openClient(context), { ...signIn, secondFactor })
  }
  if (grant === undefined) throw problem('form_param_nil', { param: 'code', longMessage: 'Enter a code.' })
  const secondFactor = provenBy(context, signIn, strategy, grant)
  return storeAndRespond(context, openClient(context), { ...signIn, secondFactor })
}
