import { onTestFinished, vi } from 'vitest'
import { type BindFormOptions, bindForm, type FormEvents } from '../../src/forms/index.ts'
import type { ClientOptions } from '../../src/index.ts'
import type { MockFrontendApiOptions } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

interface FormPage extends BindFormOptions {
  readonly html: string
  readonly api?: MockFrontendApiOptions
  readonly clientOptions?: ClientOptions
}

/** A page with a form that is bound to a client of its own. */
export const openForm = ({ html, api, clientOptions, ...options }: FormPage) => {
  document.body.innerHTML = html
  const form = document.querySelector('form') as HTMLFormElement // every page of these tests has one
  const mock = setup(api, clientOptions)
  const navigate = vi.fn<(url: string) => void>()
  const bound = bindForm(form, mock.client, { navigate, ...options })
  onTestFinished(() => bound.destroy())
  return { ...mock, form, bound, navigate, ...usersOf(form) }
}

/** What a user and the page's own script do with a form. */
export const usersOf = (form: HTMLFormElement) => {
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = Array.from(form.querySelectorAll<Found>(selector)).find((one) => !one.closest('[hidden]'))
    if (!found) throw new Error(`nothing that is shown matches ${selector}`)
    return found
  }
  const input = (name: string): HTMLInputElement => find(`[name="${name}"]`)
  return {
    find,
    input,
    /** Which steps the sections are for that are shown. */
    shown: (): (string | undefined)[] =>
      Array.from(form.querySelectorAll<HTMLElement>('[data-step]'))
        .filter((section) => !section.closest('[hidden]'))
        .map(({ dataset }) => dataset.step),
    /** Sets values as autofill does that tells nobody, and submits. */
    submit: (values: Readonly<Record<string, string>> = {}): void => {
      for (const [name, value] of Object.entries(values)) input(name).value = value
      find('[type="submit"], button:not([type])').click()
    },
    click: (selector: string): void => find(selector).click(),
    errorOf: (name: string): string | undefined => {
      const ids = input(name).getAttribute('aria-describedby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent).join(' ') || undefined
    },
    status: (): string => form.querySelector('[role="status"]')?.textContent ?? '',
    /** The details of the events of this type from now on. */
    events: <Type extends keyof FormEvents>(type: Type): FormEvents[Type]['detail'][] => {
      const details: FormEvents[Type]['detail'][] = []
      document.addEventListener(type, (event) => details.push((event as FormEvents[Type]).detail))
      return details
    },
  }
}
