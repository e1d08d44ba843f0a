import type { App } from '../app.ts'
import { type Authenticator, readAuthenticators } from '../control.ts'
import { byId, fill, h, set } from '../dom.ts'

const STEP_MS = 30_000
const TICK_MS = 500

/** Six digits in two groups are easier to read. */
const grouped = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** An authenticator app beside the page: the code of each account, with its remaining seconds, and the backup codes. */
export const mountAuthenticator = (app: App, onCode: (code: string) => void) => {
  const { signIn, $user } = app.client
  const panel = byId('authenticator-panel')
  const list = byId('authenticator')
  let clockAheadMs = 0
  let shown = ''
  let step = 0
  let reads = 0
  let lives: (() => void)[] = []

  const now = (): number => Date.now() + clockAheadMs
  const isSigningIn = ({ identifiers }: Authenticator): boolean =>
    // A provider or a passkey says who it is to the server alone.
    !signIn.identifier || identifiers.some((one) => one.toLowerCase() === signIn.identifier?.toLowerCase())
  const isAwaited = (strategy: string): boolean =>
    signIn.$nextStep.get().type.includes('second') &&
    signIn.future.supportedSecondFactors.some((factor) => factor.strategy === strategy)

  const use = (code: string): HTMLElement =>
    h(
      'button',
      { type: 'button', class: 'secondary', 'aria-label': `Use code ${code}`, onclick: () => onCode(code) },
      'Fill in',
    )
  const backupCode = (code: string, isOffered: boolean): HTMLElement =>
    h(
      'li',
      {},
      isOffered
        ? h(
            'button',
            {
              type: 'button',
              class: 'secondary mono',
              'aria-label': `Use backup code ${code}`,
              onclick: () => onCode(code),
            },
            code,
          )
        : h('span', { class: 'mono' }, code),
    )
  const item = (authenticator: Authenticator): HTMLElement => {
    const { account, code, isUsed, backupCodes } = authenticator
    const isOffered = (strategy: string): boolean => isAwaited(strategy) && isSigningIn(authenticator)
    const left = h('span', { class: 'left' })
    const meter = h('progress', { max: '1', value: '0', 'aria-label': 'Until the next code' })
    lives.push(() => {
      const leftMs = STEP_MS - (now() % STEP_MS)
      left.textContent = `${isUsed ? 'used · ' : ''}${Math.ceil(leftMs / 1_000)} s`
      set(meter, { value: leftMs / STEP_MS })
    })
    return h(
      'li',
      { class: isUsed ? 'message' : 'message usable' },
      h('p', { class: 'message-head' }, h('span', {}, `Meadow: ${account}`), left),
      h(
        'p',
        { class: 'message-body' },
        h('span', { class: 'message-code mono' }, grouped(code)),
        isUsed ? h('span', { class: 'quiet' }, 'Wait for the next') : isOffered('totp') && use(code),
      ),
      meter,
      backupCodes.length > 0 && h('h4', {}, 'Backup codes'),
      backupCodes.length > 0 &&
        h('ul', { class: 'backup-codes' }, ...backupCodes.map((one) => backupCode(one, isOffered('backup_code')))),
    )
  }
  const tick = (): void => {
    for (const live of lives) live()
    if (Math.floor(now() / STEP_MS) !== step) refresh()
  }
  const refresh = async (): Promise<void> => {
    reads += 1
    const current = reads
    step = Math.floor(now() / STEP_MS)
    const read = await readAuthenticators().catch(() => null)
    if (!read || current !== reads) return
    clockAheadMs = read.now - Date.now()
    step = Math.floor(now() / STEP_MS)
    panel.hidden = read.authenticators.length === 0
    // What looks the same is left alone: the keyboard may be on one of its buttons.
    const next = JSON.stringify([read.authenticators, signIn.identifier, isAwaited('totp'), isAwaited('backup_code')])
    if (next === shown) return
    shown = next
    lives = []
    fill(list, ...read.authenticators.map(item))
    tick()
  }
  const refreshSoon = (): void => void refresh()
  refresh()
  const timer = setInterval(tick, TICK_MS)
  const stops = [signIn.$nextStep.listen(refreshSoon), $user.listen(refreshSoon)]
  return (): void => {
    reads += 1
    clearInterval(timer)
    for (const stop of stops) stop()
  }
}
