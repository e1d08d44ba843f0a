import type { ClientEvent } from 'headless-signup'
import { byId, fill, h, set } from '../dom.ts'

const MOST_ENTRIES = 60
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

type Request = Extract<ClientEvent, { type: 'request' }>

const line = (...content: (Node | string | false)[]): HTMLElement => h('li', {}, ...content)

/** The beginning of an id is enough to know it from others. */
const shortened = (path: string): string => path.replace(/(_\w{5})\w{8,}/g, '$1…')

const requestLine = ({ at, method, path, fields }: Request) => {
  const outcome = h('span', { class: 'chip open' }, 'sent')
  const element = line(
    h('span', { class: 'method mono' }, method),
    h(
      'span',
      { class: 'path mono', title: path },
      shortened(path),
      fields.length > 0 && h('small', {}, fields.join(', ')),
    ),
    outcome,
    h('time', {}, clock.format(at)),
  )
  return { element, outcome }
}

const noteOf = (event: ClientEvent): string | null => {
  if (event.type === 'retry') return `${event.method} ${event.path}: repeated, attempt ${event.attempt}`
  if (event.type === 'dropped') return `A response was dropped: ${event.reason}`
  return null
}

/** The requests of this page, newest first: names of fields only, never a value that was typed. */
export const createTimeline = () => {
  // It scrolls: the keyboard has to get there too.
  const list = set(byId('timeline'), { tabindex: '0' })
  const add = (element: HTMLElement): void => {
    list.querySelector('.empty')?.remove()
    list.prepend(element)
    while (list.children.length > MOST_ENTRIES) list.lastElementChild?.remove()
  }
  return {
    clear: (): void => {
      fill(list, h('li', { class: 'empty' }, 'Requests show up here.'))
    },
    /** A listener for one client: the ids of events begin anew with each. */
    listener: () => {
      const open = new Map<number, HTMLElement>()
      const close = (id: number, text: string, tone: string): void => {
        const outcome = open.get(id)
        open.delete(id)
        if (outcome) fill(outcome, text).className = `chip ${tone}`
      }
      return (event: ClientEvent): void => {
        const note = noteOf(event)
        if (note) add(line(h('span', { class: 'note' }, note)))
        else if (event.type === 'request') {
          const { element, outcome } = requestLine(event)
          open.set(event.id, outcome)
          add(element)
        } else if (event.type === 'response') {
          close(event.id, `${event.status} · ${event.durationMs} ms`, event.status < 400 ? 'good' : 'bad')
        } else if (event.type === 'failure') close(event.id, event.code, 'bad')
      }
    },
  }
}
