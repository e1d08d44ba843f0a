import type { Call } from '../server/context.ts'
import type { ServerClock } from '../state/clock.ts'
import type { Failures, Fault, RequestMatch } from '../types.ts'

const isMatch = (match: RequestMatch | undefined, call: Call): boolean => {
  if (match === undefined) return true
  if (typeof match === 'function') return match(call)
  const { method = call.method, path = call.path } = match
  return (
    method.toUpperCase() === call.method &&
    (typeof path === 'string' ? path === call.path : call.path.search(path) !== -1)
  )
}

interface Rule {
  readonly match: RequestMatch | undefined
  readonly fault: Fault
  readonly isOnce: boolean
}

interface Gate {
  readonly match: RequestMatch | undefined
  readonly opened: Promise<void>
  open(): void
  arrive(): void
}

const createGate = (match: RequestMatch | undefined): Gate & { readonly arrived: Promise<void> } => {
  let open = () => {}
  let arrive = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  return { match, opened, arrived, open: () => open(), arrive: () => arrive() }
}

export interface Faults {
  readonly fail: Failures
  /** The fault of this request, and what its response waits for. Uses up a fault of `fail.next()`. */
  meet(call: Call, signal?: AbortSignal): { readonly fault: Fault | undefined; readonly due: Promise<unknown> }
}

export const createFaults = (clock: ServerClock): Faults => {
  const rules: Rule[] = []
  const gates = new Set<Gate>()

  return {
    meet: (call, signal) => {
      const rule = rules.find(({ match }) => isMatch(match, call))
      if (rule?.isOnce) rules.splice(rules.indexOf(rule), 1)
      const met = [...gates].filter(({ match }) => isMatch(match, call))
      for (const gate of met) gate.arrive()
      const delay = rule?.fault.delayMs ? clock.sleep(rule.fault.delayMs, signal) : undefined
      return { fault: rule?.fault, due: Promise.all([delay, ...met.map(({ opened }) => opened)]) }
    },
    fail: {
      next: ({ when, ...fault }) => void rules.push({ match: when, fault, isOnce: true }),
      when: (match, fault) => void rules.push({ match, fault, isOnce: false }),
      hold: (match) => {
        const gate = createGate(match)
        gates.add(gate)
        const release = () => {
          gates.delete(gate)
          gate.open()
        }
        return { arrived: gate.arrived, release }
      },
      clear: () => {
        rules.length = 0
        for (const gate of gates) gate.open()
        gates.clear()
        clock.wakeAll()
      },
    },
  }
}
