import type { CaptchaProvider } from '../../src/index.ts'
import { isMembers, type Members } from './plain.ts'

export type Note = (callback: Members) => void

interface NavigateArguments {
  readonly session: { readonly id: string }
  readonly decorateUrl: (url: string) => string
}

const functions: Readonly<Record<string, (standIn: Members, note: Note) => (argument: never) => Promise<unknown>>> = {
  navigate:
    (_standIn, note) =>
    async ({ session, decorateUrl }: NavigateArguments) =>
      note({ fn: 'navigate', sessionId: session.id, decorated: decorateUrl('/dashboard') }),
  generateSignature: ({ result, rejectFirst }, note) => {
    let rejection = rejectFirst
    return async (argument: Members) => {
      note({ fn: 'generateSignature', ...argument })
      if (rejection === undefined) return result
      const code = rejection
      rejection = undefined
      throw Object.assign(new Error('User rejected the request.'), { code })
    }
  },
}

/** The recorded argument with its stand-ins replaced by what they stand for. */
export const revive = (value: unknown, note: Note, popup: object): unknown => {
  if (Array.isArray(value)) return value.map((element) => revive(element, note, popup))
  if (!isMembers(value)) return value
  if (value.$undefined) return undefined
  if (value.$popup) return popup
  if (typeof value.$fn === 'string') return functions[value.$fn]?.(value, note)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member, note, popup)]))
}

/** The n-th challenge gives `turnstile-token-<n>`; where the script cannot be loaded, it ends as Turnstile's own does. */
export const turnstileOf = (isThere: boolean): CaptchaProvider => {
  let challenges = 0
  return {
    solve: async ({ widgetType }) => {
      if (!isThere) return { error: 'captcha_script_failed_to_load' }
      challenges += 1
      return { token: `turnstile-token-${challenges}`, widgetType }
    },
  }
}
