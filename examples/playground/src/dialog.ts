import { h } from './dom.ts'

interface Question {
  readonly title: string
  /** Who asks. */
  readonly asker: string
  readonly content: readonly (Node | string)[]
  readonly approve: HTMLButtonElement
  readonly refuse: string
  /** Ends the question as a refusal. */
  readonly signal?: AbortSignal | undefined
}

/** Asks the user in a dialog of its own. Resolves to whether it was approved: closing it is refusing. */
export const ask = ({ title, asker, content, approve, refuse, signal }: Question): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isApproved: boolean) => (): void => {
      resolve(isApproved)
      dialog.close()
    }
    approve.addEventListener('click', () => {
      if (approve.getAttribute('aria-disabled') !== 'true') end(true)()
    })
    const dialog = h(
      'dialog',
      { class: 'question', 'aria-labelledby': 'question-title', oncancel: () => resolve(false) },
      h('p', { class: 'asker' }, asker),
      h('h2', { id: 'question-title' }, title),
      ...content,
      h(
        'div',
        { class: 'answers' },
        h('button', { type: 'button', class: 'secondary', onclick: end(false) }, refuse),
        approve,
      ),
    )
    dialog.addEventListener('close', () => {
      resolve(false)
      dialog.remove()
    })
    signal?.addEventListener('abort', end(false), { once: true })
    document.body.append(dialog)
    dialog.showModal()
  })
