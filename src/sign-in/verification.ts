import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { isFrontendApiError } from '../errors.ts'
import { strategyOf } from '../shapes/strategies.ts'
import { withSlice } from '../state/slices.ts'
import { transition } from '../state/state.ts'
import { type FactorIds, findFactor, idsOf } from './factors.ts'
import { keptSignIn } from './members.ts'
import { judgeAttempt, judgePreparation } from './outcomes.ts'
import { requestOf, signInAt, signInPaths, type Which } from './requests.ts'
import { send } from './send.ts'

/** A code or a link was sent, to what the user may see of the address. */
const messageSent = transition('messageSent', (state, sentTo: string | null) =>
  withSlice(state, keptSignIn, { sentTo }),
)

interface Preparation {
  readonly strategy: string
  readonly channel?: string | undefined
  readonly [name: string]: unknown
}

/** Starts the verification of a factor with the body as it is given. */
export const prepareWith = (call: Call, which: Which, params: Preparation): Promise<void> =>
  send(call, {
    name: `prepare ${which} factor`,
    params,
    keepsEarlierCalls: true,
    build: (state) => requestOf(signInAt(state, which), signInPaths.prepare[which], { ...params }),
    judge: judgePreparation(which),
  })

/**
 * Starts the verification of the factor of a strategy: sends a code or a link, or requests a text to sign. The factor
 * is chosen in its turn.
 */
export const prepareFactor = async (
  call: Call,
  which: Which,
  params: Preparation,
  ids: FactorIds = {},
): Promise<void> => {
  let sentTo: string | null | undefined
  await send(call, {
    name: `prepare ${which} factor of`,
    params: { ...ids, ...params },
    keepsEarlierCalls: true,
    build: (state) => {
      const signIn = signInAt(state, which)
      const factor = findFactor(signIn, which, params.strategy, ids)
      sentTo = factor.safeIdentifier ?? null
      return requestOf(signIn, signInPaths.prepare[which], { ...idsOf(factor), ...params })
    },
    judge: judgePreparation(which),
  })
  if (sentTo !== undefined) call.update(messageSent, sentTo)
}

/** The server found no user, and the sign-in may go on as a sign-up: the state says so. */
const isTransfer = (error: unknown): boolean =>
  isFrontendApiError(error) && error.errors[0]?.code === 'sign_up_if_missing_transfer'

interface Proof {
  readonly strategy: string
  readonly [name: string]: unknown
}

/** Proves a factor: by a code, a password, a signature or a passkey. */
export const attemptFactor = async (call: Call, which: Which, params: Proof): Promise<void> => {
  const { strategy } = requireObject(params)
  requireText('strategy', strategy)
  const proof = strategyOf(strategy)?.proof ?? 'code'
  requireText(proof, params[proof])
  try {
    await send(call, {
      name: `attempt ${which} factor`,
      // Not the message's: a code that is rejected too often says nothing about when to send the next.
      params: { proof: params } as object,
      build: (state) => requestOf(signInAt(state, which), signInPaths.attempt[which], { ...params }),
      judge: judgeAttempt(which),
    })
  } catch (error) {
    if (!isTransfer(error)) throw error
  }
}
