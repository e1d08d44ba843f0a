import { writeCredential } from '../browser/passkeys/encoding.ts'
import type { PasskeyCredential } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { isRedirectStrategy, strategyOf } from '../shapes/strategies.ts'
import { withResolvedUrls } from './details.ts'
import { type FactorIds, factorsOf, findFactor } from './factors.ts'
import { signInOf } from './members.ts'
import type {
  AttemptFirstFactorParams,
  AttemptSecondFactorParams,
  PrepareFirstFactorParams,
  PrepareSecondFactorParams,
} from './params.ts'
import type { Which } from './requests.ts'
import { attemptFactor, prepareWith } from './verification.ts'

/** A factor that the client knows the sign-in not to have. Providers and new strategies are left to the server. */
const requireKnown = async (call: Call, which: Which, strategy: string, ids: FactorIds): Promise<void> => {
  if (!strategyOf(strategy) || isRedirectStrategy(strategy)) return
  await call.inTurn((state) => {
    const signIn = signInOf(state)
    if (factorsOf(signIn, which).length > 0) findFactor(signIn, which, strategy, ids)
  })
}

interface Given {
  readonly strategy: string
  readonly [name: string]: unknown
}

/** A whole factor may be given: what it says about itself is not sent. */
const withoutDescription = ({ safeIdentifier: _safeIdentifier, primary: _primary, ...sent }: Given): Given => sent

const prepare =
  (which: Which) =>
  async (call: Call, params: PrepareFirstFactorParams | PrepareSecondFactorParams): Promise<void> => {
    const given = withResolvedUrls(call, requireObject(params))
    requireText('strategy', given.strategy)
    await requireKnown(call, which, given.strategy, given as FactorIds)
    await prepareWith(call, which, which === 'first' ? withoutDescription({ ...given }) : { ...given })
  }

/** @throws FlowError `invalid_parameter` */
const toCredential = (value: unknown): string => {
  if (typeof value === 'string') return value
  try {
    return writeCredential(value as PasskeyCredential)
  } catch (cause) {
    throw new FlowError('invalid_parameter', {
      detail: '`publicKeyCredential` must be what `navigator.credentials.get()` returns',
      cause,
    })
  }
}

const attempt =
  (which: Which) =>
  async (call: Call, params: AttemptFirstFactorParams | AttemptSecondFactorParams): Promise<void> => {
    const { publicKeyCredential } = requireObject(params)
    const encoded = params.strategy === 'passkey' ? { publicKeyCredential: toCredential(publicKeyCredential) } : {}
    await attemptFactor(call, which, { ...params, ...encoded })
  }

export const prepareFirstFactor = prepare('first')
export const attemptFirstFactor = attempt('first')
export const prepareSecondFactor = prepare('second')
export const attemptSecondFactor = attempt('second')
