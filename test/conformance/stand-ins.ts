import type { CaptchaProvider } from '../../src/index.ts'
import { credentialOf } from './passkeys.ts'
import { isMembers, type Members } from './plain.ts'
import type { Recording } from './recording.ts'

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

/** What stand-ins refer to. */
export interface Surroundings {
  readonly note: Note
  readonly popup: object
  readonly setup: Recording['setup']
}

/** The recorded argument with its stand-ins replaced by what they stand for. */
export const revive = (value: unknown, surroundings: Surroundings): unknown => {
  const { note, popup, setup } = surroundings
  if (Array.isArray(value)) return value.map((element) => revive(element, surroundings))
  if (!isMembers(value)) return value
  if (value.$undefined) return undefined
  if (value.$popup) return popup
  if (value.$passkey && setup.passkey) return credentialOf(setup.passkey.credential)
  if (typeof value.$fn === 'string') return functions[value.$fn]?.(value, note)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member, surroundings)]))
}

/** The n-th challenge gives `turnstile-token-<n>`; where the script cannot be loaded, it ends as Turnstile's own does. */
export const turnstileOf = (isThere: boolean, note: Note): CaptchaProvider => {
  let challenges = 0
  return {
    solve: async ({ widgetType, siteKey, invisibleSiteKey, action }) => {
      if (!isThere) return { error: 'captcha_script_failed_to_load' }
      challenges += 1
      note({ sitekey: widgetType === 'invisible' ? invisibleSiteKey : siteKey, action })
      return { token: `turnstile-token-${challenges}`, widgetType }
    },
  }
}
