import { type Action, type Face, isPrediction, nowOf, onFace, openAttempt, rejected, settled } from './actions.ts'
import type { VerifiedField } from './model.ts'
import type { World } from './world.ts'

const STRATEGIES = { email_address: 'email_code', phone_number: 'phone_code' } as const

const isEnabled = ({ api }: World, field: VerifiedField): boolean => {
  const { enabled, verifications } = api.settings.attributes[field]
  return enabled && verifications.includes(STRATEGIES[field])
}

export const prepare = (face: Face, field: VerifiedField): Action => ({
  label: `${face}.prepare(${STRATEGIES[field]})`,
  send: onFace(face, {
    signUp: ({ client }) => client.signUp.prepareVerification({ strategy: STRATEGIES[field] }),
    future: ({ client: { signUp } }) =>
      field === 'email_address'
        ? signUp.future.verifications.sendEmailCode()
        : signUp.future.verifications.sendPhoneCode(),
  }),
  predict: (world) => {
    const attempt = openAttempt(world)
    if (isPrediction(attempt)) return attempt
    if (!isEnabled(world, field)) return rejected('form_param_value_invalid')
    if (!attempt.given.has(field)) return rejected('form_param_missing')
    if (attempt.verified.has(field)) return rejected('verification_already_verified')
    const before = attempt.sent.get(field)
    if (before && nowOf(world) < before.sentAt + world.api.limits.resendIntervalMs)
      return rejected('verification_code_too_many_requests')
    // The code is found in the mail afterwards.
    const sent = new Map(attempt.sent).set(field, { code: '', sentAt: nowOf(world), attempts: 0 })
    return settled(world, { ...attempt, sent })
  },
})

export type Code = 'right' | 'wrong' | 'first' | 'empty'

/** The code that a user would type. */
const codeOf = ({ api, client }: World, field: VerifiedField, which: Code): string => {
  const to = field === 'email_address' ? client.signUp.emailAddress : client.signUp.phoneNumber
  const codes = api.outbox
    .filter((message) => message.to.toLowerCase() === to?.toLowerCase())
    .map(({ code }) => code ?? '')
  return { right: codes.at(-1) ?? '000000', wrong: '000000', first: codes[0] ?? '000000', empty: '' }[which]
}

const CODE_EXPIRES_IN_MS = 600_000

export const attempt = (face: Face, field: VerifiedField, which: Code): Action => {
  const params = (world: World) => ({ code: codeOf(world, field, which) })
  return {
    label: `${face}.attempt(${STRATEGIES[field]}, ${which} code)`,
    send: onFace(face, {
      signUp: (world) => world.client.signUp.attemptVerification({ strategy: STRATEGIES[field], ...params(world) }),
      future: (world) => {
        const { verifications } = world.client.signUp.future
        return field === 'email_address'
          ? verifications.verifyEmailCode(params(world))
          : verifications.verifyPhoneCode(params(world))
      },
    }),
    predict: (world) => {
      const known = openAttempt(world)
      if (isPrediction(known)) return known
      if (!isEnabled(world, field)) return rejected('form_param_value_invalid')
      const { code } = params(world)
      if (code === '') return rejected('form_param_nil')
      if (known.verified.has(field)) return rejected('verification_already_verified')
      const sent = known.sent.get(field)
      if (!sent) return rejected('verification_missing')
      if (sent.attempts < 0) return rejected('verification_failed')
      if (sent.sentAt + CODE_EXPIRES_IN_MS <= nowOf(world)) return rejected('verification_expired')
      if (code === sent.code) return settled(world, { ...known, verified: new Set([...known.verified, field]) })
      const isLast = sent.attempts + 1 >= world.api.limits.attempts
      const counted = new Map(known.sent).set(field, { ...sent, attempts: isLast ? -1 : sent.attempts + 1 })
      return { codes: [isLast ? 'verification_failed' : 'form_code_incorrect'], attempt: { ...known, sent: counted } }
    },
  }
}
