import { h } from './dom.ts'

interface Question {
  readonly title: string
  /** What asks: the captcha, or the name of a wallet. */
  readonly source: string
  readonly content: readonly (Node | string)[]
  readonly approve: HTMLButtonElement
  /** The text of the button that declines. */
  readonly decline: string
  /** Declines when it is aborted. */
  readonly signal?: AbortSignal | undefined
}

/** Asks the user in a dialog of its own. Resolves to whether it was approved: closing it declines. */
export const ask = ({ title, source, content, approve, decline, signal }: Question): Promise<boolean> =>
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
      h('p', { class: 'source' }, source),
      h('h2', { id: 'question-title' }, title),
      ...content,
      h(
        'div',
        { class: 'choices' },
        h('button', { type: 'button', class: 'secondary', onclick: end(false) }, decline),
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
