import { expect, onTestFinished, vi } from 'vitest'
import { type BindFormOptions, bindForm, type FormEvents } from '../../src/forms/index.ts'
import type { ClientOptions } from '../../src/index.ts'
import type { MockFrontendApiOptions } from '../../src/testing/index.ts'
import { BOTH } from './form-html.ts'
import { setup } from './setup.ts'

interface FormPage extends BindFormOptions {
  readonly html?: string
  readonly api?: MockFrontendApiOptions
  readonly clientOptions?: ClientOptions
}

/** Waits for it, however busy the machine is. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, 20_000)

/** A page with a form that is bound to a client of its own. */
export const openForm = ({ html = BOTH, api, clientOptions, ...options }: FormPage = {}) => {
  const form = showForm(html)
  const mock = setup(api, clientOptions)
  const navigate = vi.fn<(url: string) => void>()
  const bound = bindForm(form, mock.client, { navigate, ...options })
  onTestFinished(() => bound.destroy())
  return { ...mock, form, bound, navigate, ...userOf(form) }
}

/** A page that has this form, and nothing else. */
export const showForm = (html = BOTH): HTMLFormElement => {
  document.body.innerHTML = html
  return document.querySelector('form') as HTMLFormElement // each page of these tests has one
}

const isShown = (element: Element): boolean => !element.closest('[hidden]')

/** What a user sees of a form, and does with it. */
export const userOf = (form: HTMLFormElement) => {
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = Array.from(form.querySelectorAll<Found>(selector)).find(isShown)
    if (!found) throw new Error(`nothing that is shown matches ${selector}`)
    return found
  }
  const input = (name: string): HTMLInputElement => find(`[name="${name}"]`)
  const sees = async (...steps: readonly string[]): Promise<void> => {
    const sections = (): HTMLElement[] => Array.from(form.querySelectorAll<HTMLElement>('[data-step]')).filter(isShown)
    await eventually(() => expect(sections().map(({ dataset }) => dataset.step)).toEqual(steps))
  }
  return {
    find,
    input,
    /** Waits until these sections are shown, and no others. */
    sees,
    /** Sets values as autofill may do, without an event, and submits. */
    submit: (values: Readonly<Record<string, string>> = {}): void => {
      for (const [name, value] of Object.entries(values)) input(name).value = value
      find('button:not([type])').click()
    },
    click: (selector: string): void => find(selector).click(),
    /** The texts that describe an input. */
    descriptionOf: (name: string): (string | null | undefined)[] => {
      const ids = input(name).getAttribute('aria-describedby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent)
    },
    status: (): string | null | undefined => form.querySelector('[role="status"]')?.textContent,
  }
}

/** The details of the events of this type, as they reach the document. */
export const listen = <Type extends keyof FormEvents>(type: Type): FormEvents[Type]['detail'][] => {
  const details: FormEvents[Type]['detail'][] = []
  const add = (event: Event): void => {
    details.push((event as FormEvents[Type]).detail)
  }
  document.addEventListener(type, add)
  onTestFinished(() => document.removeEventListener(type, add))
  return details
}
