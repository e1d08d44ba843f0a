import type { FrontendApiRequest } from '../api/transport.ts'
import type { Turn } from '../calls/resource.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { readEnvironment } from '../session/environment.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { isRedirectStrategy } from '../shapes/strategies.ts'
import { solveCaptcha } from './captcha.ts'
import { needsCaptcha } from './captcha-policy.ts'

/** Reads the current settings; a failure leaves the known ones. */
const refreshEnvironment = async (turn: Turn): Promise<void> => {
  await readEnvironment(turn).catch(() => {})
  throwIfAborted(turn.signal)
}

export const proveHuman = async (turn: Turn): Promise<boolean> => {
  if (!turn.state().environment) await refreshEnvironment(turn)
  const body = { ...(await solveCaptcha(turn, 'verify')), captchaAction: 'verify' }
  await turn.send(clientShape, { method: 'POST', path: paths.verify, body })
  return true
}

export const learnCaptchaSettings = async (turn: Turn, { body = {} }: FrontendApiRequest): Promise<boolean> => {
  await refreshEnvironment(turn)
  const { environment, client } = turn.state()
  const wasSolved = 'captchaToken' in body || 'captchaError' in body
  return isRedirectStrategy(body.strategy) || needsCaptcha(environment, client, body) !== wasSolved
}
